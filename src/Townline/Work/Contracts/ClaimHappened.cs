using Townline.Platform.Events;

namespace Townline.Work.Contracts;

/// <summary>Somebody began to answer a request, took it over, or stopped. It carries what other desks show.</summary>
/// <param name="What">begun, taken-over, ended.</param>
/// <param name="FromStaffId">From whom it was taken over.</param>
internal sealed record ClaimHappened(string What, long RequestId, long Number, long StaffId, string Name, DateTimeOffset Until, long? FromStaffId = null) : DomainEvent
{
    public const string Prefix = "claim.";

    public override string Kind => Prefix + What;

    public override long? SubjectId => RequestId;
}
