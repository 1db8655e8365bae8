using System.Runtime.CompilerServices;
using Townline.Platform.Doctor;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Unread;

/// <summary>Does mail wait that could not be read?</summary>
internal sealed class UnreadCheckup(TenantDirectory towns, UnreadMails unread) : ICheckup
{
    private const int Most = 100;

    public string Name => "unread mail";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var town in await towns.All(cancel))
        {
            var waiting = await unread.Waiting(town.Id, Most, cancel);
            yield return waiting.Count == 0
                ? new Finding(Verdict.Good, $"none waits in {town.Name}")
                : new Finding(
                    Verdict.Attention,
                    $"{(waiting.Count == Most ? "at least " : "")}{waiting.Count} mails to {town.Name} are kept that could not be read, the oldest since {waiting[0].ReceivedAt:yyyy-MM-dd}; see the log for why, and try them again with `townline mailbox retry` when it is mended");
        }
    }
}
