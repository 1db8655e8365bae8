using Townline.Faces.Shared.Fields;
using Townline.Faces.Shared.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Bulk;

/// <summary>What the fields of steps offer in this town, and steps in words.</summary>
internal sealed class StepsForm(TownContext town, ICatalogue catalogue, ITeams teams, IStaffDirectory staff, IWords words)
{
    public IReadOnlyList<FieldOption> Priorities => [Keep, .. Enum.GetValues<Priority>().Select(each => new FieldOption($"{each}", PriorityName(each)))];

    public IReadOnlyList<FieldOption> Outcomes => [new("", words["desk.bulk.outcome.none"]), .. Enum.GetValues<Outcome>().Where(each => each != Outcome.Duplicate).Select(each => new FieldOption($"{each}", words[$"desk.outcome.{each}"]))];

    public IReadOnlyList<FieldOption> Teams { get; private set; } = [];

    public IReadOnlyList<FieldOption> People { get; private set; } = [];

    public IReadOnlyList<FieldOption> States { get; private set; } = [];

    public IReadOnlyList<FieldOption> Services { get; private set; } = [];

    private FieldOption Keep => new("", words["desk.bulk.keep"]);

    public async Task Load(CancellationToken cancel)
    {
        var services = await catalogue.Of(town.TenantId);
        Teams = [Keep, .. (await teams.Of(town.TenantId)).Active.Select(team => new FieldOption(team.Code, words.Of(team.Name)))];
        People =
        [
            Keep, new(WorkSteps.Me, words["desk.bulk.me"]), new(WorkSteps.Nobody, words["desk.nobody"]),
            .. (await staff.All(town.TenantId, cancel)).Where(member => member.Active).OrderBy(member => member.Name).Select(member => new FieldOption(member.Email, member.Name)),
        ];
        States = [Keep, .. services.Active.SelectMany(service => service.Workflow.States).Where(state => state.Open).DistinctBy(state => state.Key).Select(state => new FieldOption(state.Key, words.Of(state.Name)))];
        Services = [.. services.Active.Select(service => new FieldOption(service.Code, words.Of(service.Name)))];
    }

    /// <summary>Steps in the order in which they are done.</summary>
    public IReadOnlyList<SummaryRow> Say(WorkSteps steps) => [.. steps.All.SelectMany(step => Say(steps, step))];

    public string StepName(WorkStep step) => words[$"desk.bulk.step.{step}"];

    private IEnumerable<SummaryRow> Say(WorkSteps steps, WorkStep step) => step switch
    {
        WorkStep.Priority => [new(StepName(step), PriorityName(steps.Priority!.Value))],
        WorkStep.Assign => [new(StepName(step), string.Join(", ", new[] { Label(Teams, steps.Team), Label(People, steps.Assignee) }.Where(name => name.Length > 0)))],
        WorkStep.Move => [new(StepName(step), Label(States, steps.State))],
        WorkStep.Note => [new(StepName(step), steps.Note!)],
        WorkStep.Answer => [new(StepName(step), steps.Answer!)],
        _ => [new(StepName(step), $"{words[$"desk.outcome.{steps.Outcome}"]}{(steps.To is null ? "" : $": {steps.To}")}"), new(words["desk.close.sentence"], steps.Sentence ?? "")],
    };

    private string PriorityName(Priority priority) => words[$"desk.list.priority.{priority.ToString().ToLowerInvariant()}"];

    private static string Label(IReadOnlyList<FieldOption> options, string? value) => value is null ? "" : options.FirstOrDefault(option => option.Value == value)?.Label ?? value;
}
