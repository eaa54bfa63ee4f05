// What of a content was really changed, so that an amendment names nothing else.

/** The fields of `after` whose values differ from those of `before`. */
export function changedFields<Content extends object>(
  before: Content,
  after: Content,
): Partial<Content> {
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Content]),
  );
  return Object.fromEntries(changed) as Partial<Content>;
}
