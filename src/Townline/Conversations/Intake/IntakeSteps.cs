namespace Townline.Conversations.Intake;

/// <summary>The steps of intake, in their order. Adding one edits this list and nothing else.</summary>
internal sealed class IntakeSteps(Journal journal, Identify identify, ThreadStep thread, Triage triage, RouteStep route, Record record, TwinStep twin)
{
    public IReadOnlyList<IIntakeStep> InOrder { get; } = [journal, identify, thread, triage, route, record, twin];
}
