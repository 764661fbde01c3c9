import type { Reply } from '../../http.ts';
import { NATIVE } from '../../world/ministry.ts';
import { accessDenied } from './errors.ts';

const PERSON = 'urn:li:person:demoPersona01';
/** Another organization of the same member, which has a lesser role there. */
const OTHER_ORGANIZATION = 'urn:li:organization:3456790';

const NAMES: Readonly<Record<string, { localizedName: string; vanityName: string }>> = {
  [NATIVE.linkedin]: { localizedName: 'Ministerio del Trabajo', vanityName: 'mintrabajo-demo' },
  [OTHER_ORGANIZATION]: { localizedName: 'Servicio Público de Empleo', vanityName: 'spe-demo' },
};

/** `organizationAcls?q=roleAssignee`: the roles of the member whose token it is, also those taken away. */
export function organizationAcls(isRevoked: boolean): Reply {
  const role = (organization: string, name: string, state: string) => ({
    roleAssignee: PERSON,
    organization,
    role: name,
    state,
  });
  const elements = [
    role(NATIVE.linkedin, 'ADMINISTRATOR', isRevoked ? 'REVOKED' : 'APPROVED'),
    role(OTHER_ORGANIZATION, 'CONTENT_ADMINISTRATOR', 'APPROVED'),
    role('urn:li:organization:3456791', 'ADMINISTRATOR', 'REJECTED'),
  ];
  return { status: 200, body: { paging: { start: 0, count: 100, links: [], total: elements.length }, elements } };
}

/** `organizations/{id}`: of one that the member administers. */
export function organization(path: string): Reply {
  const id = Number(path.split('/')[3]);
  const found = NAMES[`urn:li:organization:${id}`];
  return found ? { status: 200, body: { id, ...found } } : accessDenied('organizations.GET');
}
