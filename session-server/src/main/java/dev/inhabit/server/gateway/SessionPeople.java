package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.server.identity.PatientFacts;
import dev.inhabit.server.record.EntityId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names for the accounts that a session speaks of. An account that does not answer is left out. */
final class SessionPeople {
    private final SignInDoor accounts;

    SessionPeople(SignInDoor accounts) {
        this.accounts = accounts;
    }

    /** The care team, who is in control, and who wrote notes; by name. */
    CompletionStage<Rest.People> of(SessionView session, PatientFacts facts) {
        TreeSet<String> ids = new TreeSet<>();
        facts.careTeam().forEach(id -> ids.add(id.toString()));
        Stream.concat(
                        Stream.ofNullable(session.controllerId()),
                        session.notes().stream().map(SessionView.NoteView::by))
                .forEach(ids::add);
        List<CompletableFuture<Optional<Rest.Person>>> looks = ids.stream()
                .map(EntityId::parse)
                .map(id -> person(id, facts.careTeam().contains(id)))
                .toList();
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Rest.People(looks.stream()
                        .flatMap(look -> look.join().stream())
                        .sorted(Comparator.comparing(Rest.Person::displayName).thenComparing(Rest.Person::accountId))
                        .toList()));
    }

    /** Names by account id. */
    CompletionStage<Map<String, String>> names(Set<String> accounts) {
        List<CompletableFuture<Optional<Rest.Person>>> looks = accounts.stream()
                .flatMap(account -> parsed(account).stream())
                .map(id -> person(id, false))
                .toList();
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(done -> looks.stream()
                .flatMap(look -> look.join().stream())
                .collect(Collectors.toMap(Rest.Person::accountId, Rest.Person::displayName)));
    }

    /** Empty where it is nobody's account, as the server itself has none. */
    private static Optional<EntityId> parsed(String account) {
        try {
            return Optional.of(EntityId.parse(account));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private CompletableFuture<Optional<Rest.Person>> person(EntityId id, boolean inCareTeam) {
        return accounts.holderOf(id)
                .thenApply(found -> found.map(
                        holder -> new Rest.Person(id.toString(), holder.name().value(), holder.role(), inCareTeam)))
                .exceptionally(noAnswer -> Optional.empty())
                .toCompletableFuture();
    }
}
