import type { PlanAction } from '#core/report/social-report.ts';
import plan from './2017.json' with { type: 'json' };

/**
 * An action of the accountability plan, by id: two actions of the plan share a name.
 * @throws RangeError when the plan has no such action
 */
export function planAction(id: string): PlanAction {
  const action = plan.acciones.find((one) => one.id === id);
  if (!action) throw new RangeError(`the plan of ${plan.vigencia} has no action "${id}"`);
  const { accion: name, subcomponente: subcomponent, entregable: deliverable } = action;
  return { id, name, subcomponent, deliverable, fiscalYear: plan.vigencia };
}
