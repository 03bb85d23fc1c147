import { useQuery } from '@tanstack/react-query';
import { everyPage, rest } from '../wire/rest';

/** The name of a patient of one's own; null while it is not known. */
export function usePatientName(patientId: string | null): string | null {
  const patients = useQuery({
    queryKey: ['patients'],
    queryFn: () => everyPage(rest.patients),
    staleTime: 60_000,
    enabled: patientId !== null,
  });
  return patients.data?.find((row) => row.patientId === patientId)?.displayName ?? null;
}
