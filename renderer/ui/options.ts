/** One thing that can be chosen, in every field that offers choices. */
export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  detail?: string | undefined;
}
