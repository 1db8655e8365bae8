using Townline.Conversations.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>The steps of intake, in their order. Adding one edits this list and nothing else.</summary>
internal sealed class IntakeSteps(Journal journal, Identify identify, ThreadStep thread, Triage triage, RouteStep route, Record record, TwinStep twin, StaffAnswerStep staff)
{
    public IReadOnlyList<IIntakeStep> InOrder { get; } = [journal, identify, thread, triage, route, record, twin];

    /// <summary>Of what members of the staff answer to the town's own mails: nobody is identified by it, and it belongs to no conversation.</summary>
    private readonly IReadOnlyList<IIntakeStep> _ofStaff = [journal, staff];

    public IReadOnlyList<IIntakeStep> Of(InboundMessage message) => message.ByStaff is null ? InOrder : _ofStaff;
}
