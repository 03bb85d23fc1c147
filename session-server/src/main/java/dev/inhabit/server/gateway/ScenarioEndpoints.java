package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.ScenarioRequest;
import dev.inhabit.protocol.ScenarioView;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.identity.ClinicAct;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.ScenarioAct;
import dev.inhabit.server.identity.ScenarioFacts;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.ChosenIds;
import dev.inhabit.server.scenario.PlanForms;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.scenario.ScenarioState;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The scenario builder: what it offers, and drafting, changing, saving, listing and archiving scenarios. */
final class ScenarioEndpoints {
    private static final int NEWEST = 0;
    private static final Endpoint.Whole REVISION = new Endpoint.Whole(1, ScenarioState.REVISIONS_MAX, NEWEST);

    private static final Endpoint.Parameter BASE_TYPE = new Endpoint.Parameter(
            "baseType",
            "id of a type: the proposals have the people that it needs; as the slider sets them where absent");
    private static final Endpoint.Parameter SETTING = new Endpoint.Parameter(
            "setting", "id of a setting, where baseType is given; that of the type where absent");
    private static final Endpoint.Parameter BY =
            Endpoint.Parameter.oneOf("by", "whose; the clinic's where absent", "clinic", "me");
    private static final Endpoint.Parameter ARCHIVED = Endpoint.Parameter.oneOf(
            "archived", "whether those that are archived; not where absent", "false", "true", "all");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GatewayRooms rooms;
    private final ScenarioRooms scenarios;
    private final ScenarioViews views;

    ScenarioEndpoints(GatewayRooms rooms) {
        this.rooms = rooms;
        this.scenarios = rooms.scenarios();
        this.views = new ScenarioViews(scenarios);
    }

    List<Endpoint> all() {
        return List.of(
                get(
                        "/scenario-builder",
                        "What the scenario builder offers, and what each position of its slider proposes",
                        List.of(BASE_TYPE, SETTING),
                        ScenarioView.ScenarioBuilder.class,
                        this::builder),
                post(
                        "/scenario-builder/check",
                        "Whether a scenario could be saved, and how many people are of which disposition; writes nothing",
                        ScenarioForm.class,
                        ScenarioView.CheckedScenario.class,
                        this::check),
                post(
                        "/scenario-builder/preview",
                        "How a scene would go in its planned time, simulated from a seed; writes nothing",
                        Rest.PreviewScenario.class,
                        ScenarioView.ScenarioPreview.class,
                        this::preview),
                post(
                        "/scenarios",
                        "Drafts a scenario; the same commandId again gives the same scenario",
                        Rest.DraftScenario.class,
                        Rest.ScenarioRecorded.class,
                        this::draft),
                get(
                        "/scenarios",
                        "Scenarios of the clinic, or your own, by id",
                        List.of(
                                BY,
                                ARCHIVED,
                                new Endpoint.Parameter(
                                        "cursor", "nextCursor of the page before; absent for the first")),
                        new TypeReference<Rest.Page<ScenarioView.ScenarioRow>>() {}.getType(),
                        this::list),
                get(
                        "/scenarios/{id}",
                        "A scenario with its draft and its revisions",
                        List.of(),
                        ScenarioView.Scenario.class,
                        call -> allowed(call, ScenarioAct.VIEW)
                                .thenApply(state -> views.scenario(state, mayReadNotes(call, state)))),
                get(
                        "/scenarios/{id}/revision",
                        "One revision, as it will always be",
                        List.of(new Endpoint.Parameter("revision", "its number; the newest where absent", REVISION)),
                        ScenarioView.ScenarioRevision.class,
                        this::revision),
                post(
                        "/scenarios/{id}/commands",
                        "Changes, saves, archives or restores a scenario",
                        ScenarioRequest.class,
                        Rest.ScenarioRecorded.class,
                        this::command));
    }

    private static Endpoint get(
            String path, String summary, List<Endpoint.Parameter> query, Type data, Endpoint.Answering answering) {
        return new Endpoint(
                HttpMethods.GET,
                path,
                summary,
                Endpoint.Pace.READ,
                false,
                query,
                null,
                data,
                Endpoint.enveloped(answering));
    }

    private static Endpoint post(
            String path, String summary, Class<?> body, Class<?> data, Endpoint.Answering answering) {
        return new Endpoint(
                HttpMethods.POST,
                path,
                summary,
                Endpoint.Pace.WRITE,
                false,
                List.of(),
                body,
                data,
                Endpoint.enveloped(answering));
    }

    private void mayBuild(ApiCall call) {
        RefusedException.unlessAllowed(rooms.access().may(call.who(), ClinicAct.BUILD_SCENARIOS));
    }

    private CompletionStage<ScenarioView.ScenarioBuilder> builder(ApiCall call) {
        mayBuild(call);
        String type = BASE_TYPE.checked(call.query("baseType"));
        String setting = SETTING.checked(call.query("setting"));
        return CompletableFuture.completedStage(views.builder(peopleMin(type, setting)));
    }

    private int peopleMin(String type, String setting) {
        if (type.isEmpty() && !setting.isEmpty()) {
            throw RefusedException.invalid("baseType", "baseType is absent, must be given where setting is");
        }
        return type.isEmpty()
                ? 1
                : ChosenIds.peopleMin(
                        type,
                        setting.isEmpty()
                                ? scenarios
                                        .choices()
                                        .baseType(type)
                                        .map(BuilderChoices.BaseType::setting)
                                        .orElse("")
                                : setting,
                        scenarios.choices());
    }

    private CompletionStage<ScenarioView.CheckedScenario> check(ApiCall call) {
        mayBuild(call);
        ScenarioPlan plan = PlanForms.plan(call.body(ScenarioForm.class), scenarios.choices());
        return CompletableFuture.completedStage(views.checked(plan));
    }

    private CompletionStage<ScenarioView.ScenarioPreview> preview(ApiCall call) {
        mayBuild(call);
        Rest.PreviewScenario ask = call.body(Rest.PreviewScenario.class);
        ScenarioPlan plan = PlanForms.plan(ask.form(), scenarios.choices());
        long seed = ask.seed() == null ? RANDOM.nextInt(Integer.MAX_VALUE) : ask.seed();
        return scenarios.previews().played(plan, seed).thenApply(played -> views.preview(plan, seed, played));
    }

    private CompletionStage<Rest.ScenarioRecorded> draft(ApiCall call) {
        mayBuild(call);
        Principal who = call.who();
        Rest.DraftScenario ask = call.body(Rest.DraftScenario.class);
        CommandId commandId = Translation.commandId(ask.commandId());
        ScenarioPlan plan = PlanForms.plan(ask.form(), scenarios.choices());
        // The same command gives the same id, so that asking again finds what was drafted and makes no second one.
        String named = "scenario " + who.account() + " " + commandId;
        EntityId scenario = EntityId.of(who.tenant(), UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)));
        return ask(scenario, commandId, new ScenarioCommand.Draft(plan, who.account()), views.beyond(plan));
    }

    private CompletionStage<Rest.ScenarioRecorded> command(ApiCall call) {
        ScenarioRequest request = call.body(ScenarioRequest.class);
        CommandId commandId = Translation.commandId(request.commandId());
        return allowed(call, ScenarioAct.CHANGE).thenCompose(state -> {
            ScenarioCommand command = ScenarioTranslation.command(
                    request, scenarios.choices(), call.who().account());
            return ask(state.id(), commandId, command, beyond(command, state));
        });
    }

    private List<ScenarioView.BeyondSublevel> beyond(ScenarioCommand command, ScenarioState state) {
        ScenarioPlan plan = command instanceof ScenarioCommand.Change change ? change.plan() : state.draft();
        boolean isOfItsContent = command instanceof ScenarioCommand.Change || command instanceof ScenarioCommand.Save;
        // A draft of before may name what the clinic's content no longer has; making a session of it tells.
        return !isOfItsContent
                        || plan == null
                        || ChosenIds.gone(plan, NEWEST, scenarios.choices()).isPresent()
                ? List.of()
                : views.beyond(plan);
    }

    private CompletionStage<Rest.ScenarioRecorded> ask(
            EntityId scenario, CommandId commandId, ScenarioCommand command, List<ScenarioView.BeyondSublevel> beyond) {
        return scenarios.door().ask(scenario, commandId, command).thenApply(answer -> {
            RefusedException.unlessDone(answer);
            return new Rest.ScenarioRecorded(scenario.toString(), ((Answer.Done) answer).sequenceNr(), beyond);
        });
    }

    private CompletionStage<ScenarioState> allowed(ApiCall call, ScenarioAct act) {
        return scenarios.door().look(call.entity("id")).thenApply(state -> {
            if (!state.exists()) {
                mayBuild(call);
                throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such scenario");
            }
            RefusedException.unlessAllowed(rooms.access().may(call.who(), act, facts(state)));
            return state;
        });
    }

    /**
     * What a session from that scenario is created with; refused where it is archived or was never saved, or names what the
     * clinic's content no longer has.
     *
     * @param asked number of the revision; null for the newest
     */
    CompletionStage<Staging.Staged> staged(ApiCall call, @Nullable Integer asked, long seed) {
        return allowed(call, ScenarioAct.USE).thenApply(state -> {
            if (state.archived()) {
                throw RefusedException.of(ErrorCode.CONFLICT, "the scenario is archived");
            }
            ScenarioState.Revision revision = (asked == null ? state.latest() : state.revision(asked))
                    .orElseThrow(() -> RefusedException.of(
                            ErrorCode.CONFLICT,
                            asked == null ? "the scenario was never saved" : "the scenario has no such revision"));
            ChosenIds.gone(revision.plan(), revision.nr(), scenarios.choices()).ifPresent(refusal -> {
                throw RefusedException.of(refusal.code(), refusal.message());
            });
            return scenarios.stage().staged(revision.plan(), state.id(), revision.nr(), seed);
        });
    }

    private boolean mayReadNotes(ApiCall call, ScenarioState state) {
        return rooms.access()
                .may(call.who(), ScenarioAct.VIEW_NOTES, facts(state))
                .isAllowed();
    }

    private static ScenarioFacts facts(ScenarioState state) {
        return new ScenarioFacts(state.id(), state.author());
    }

    private CompletionStage<ScenarioView.ScenarioRevision> revision(ApiCall call) {
        int asked = (int) ReadEndpoints.number(call, "revision", REVISION);
        return allowed(call, ScenarioAct.VIEW)
                .thenApply(state -> (asked == NEWEST ? state.latest() : state.revision(asked))
                        .map(found -> ScenarioViews.revision(state.id(), found, mayReadNotes(call, state)))
                        .orElseThrow(
                                () -> RefusedException.of(ErrorCode.NOT_FOUND, "the scenario has no such revision")));
    }

    private CompletionStage<Rest.Page<ScenarioView.ScenarioRow>> list(ApiCall call) {
        mayBuild(call);
        EntityId after = PatientEndpoints.after(call.query("cursor"));
        boolean own = BY.checked(call.query("by")).equals("me");
        String archived = ARCHIVED.checked(call.query("archived"));
        CompletionStage<List<EntityId>> found = own
                ? scenarios.index().ofAuthor(call.who().account(), after)
                : scenarios.index().ofClinic(call.who().tenant(), after);
        return found.thenCompose(ids -> page(ids, call, archived));
    }

    private CompletionStage<Rest.Page<ScenarioView.ScenarioRow>> page(
            List<EntityId> ids, ApiCall call, String archived) {
        List<CompletableFuture<Optional<ScenarioView.ScenarioRow>>> rows = ids.stream()
                .map(id -> scenarios
                        .door()
                        .look(id)
                        .thenApply(state -> row(state, call, archived))
                        .toCompletableFuture())
                .toList();
        String next =
                ids.size() < ScenarioIndex.PAGE ? null : ids.get(ids.size() - 1).toString();
        return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(done -> new Rest.Page<>(
                        rows.stream().flatMap(row -> row.join().stream()).toList(), next));
    }

    private Optional<ScenarioView.ScenarioRow> row(ScenarioState state, ApiCall call, String archived) {
        boolean shown = state.exists()
                && (archived.equals("all") || archived.equals(String.valueOf(state.archived())))
                && rooms.access()
                        .may(call.who(), ScenarioAct.VIEW, facts(state))
                        .isAllowed();
        return shown ? Optional.of(ScenarioViews.row(state)) : Optional.empty();
    }
}
