using Townline.Platform.Storage;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>The telephones of a town as stored. Fields as in <see cref="PhoneSetup"/>.</summary>
internal sealed class PhoneSetupRow : ITenantOwned
{
    public int TenantId { get; init; }
    public required IReadOnlyList<Extension> Extensions { get; set; }
    public required IReadOnlyList<PhoneLine> Lines { get; set; }
    public required IReadOnlyList<Disposition> Dispositions { get; set; }
    public required Promise CallBack { get; set; }
    public int Version { get; set; }

    public PhoneSetup Read() => new() { Extensions = Extensions, Lines = Lines, Dispositions = Dispositions, CallBack = CallBack, Version = Version };
}
