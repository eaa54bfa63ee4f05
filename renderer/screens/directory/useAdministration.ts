// An administrator's commands, with the problem of the last one: the county answers at once or the change did not happen.
import { useState } from 'react';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { AdminCommand } from '../../../shared/sync/protocol.ts';
import type { Actions } from '../../actions/actions.ts';
import { useActions } from '../../actions/useActions.ts';

type Answer = Awaited<ReturnType<Actions['administer']>>;

interface Administration {
  run: (command: AdminCommand) => Promise<Answer>;
  problem: ProblemCode | undefined;
  isPending: boolean;
}

export function useAdministration(): Administration {
  const { administer } = useActions();
  const [problem, setProblem] = useState<ProblemCode>();
  const [isPending, setIsPending] = useState(false);
  return {
    problem,
    isPending,
    run: async (command) => {
      setIsPending(true);
      const answer = await administer(command).finally(() => setIsPending(false));
      setProblem(answer.ok ? undefined : answer.problem.code);
      return answer;
    },
  };
}
