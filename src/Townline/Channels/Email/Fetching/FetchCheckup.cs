using System.Runtime.CompilerServices;
using Townline.Conversations.Contracts;
using Townline.Platform.Doctor;
using Townline.Platform.Tenancy;

namespace Townline.Channels.Email.Fetching;

/// <summary>Does the fetching of the mailboxes go well?</summary>
internal sealed class FetchCheckup(TenantDirectory towns, IMailboxes mailboxes, IMailFetching fetching) : ICheckup
{
    public string Name => "fetched mailboxes";

    public async IAsyncEnumerable<Finding> Look(bool mend, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var town in await towns.All(cancel))
        {
            var names = (await mailboxes.Of(town.Id, cancel)).ToDictionary(mailbox => mailbox.Id, mailbox => mailbox.Name);
            foreach (var (id, state) in (await fetching.Of(town.Id, cancel)).Where(one => one.Value.Source.IsOn))
            {
                var name = $"{names.GetValueOrDefault(id)} of {town.Name}";
                yield return state.Trouble.Length > 0
                    ? new Finding(Verdict.Attention, $"{name} cannot be fetched since {state.TroubleSince:yyyy-MM-dd HH:mm} ({state.Trouble}): {state.Detail}")
                    : state.Remark.Length > 0
                        ? new Finding(Verdict.Attention, $"mails of {name} are stored and could not be marked or moved: {state.Remark}")
                        : new Finding(Verdict.Good, $"{name} is fetched; {state.Waiting} mails are known to wait");
            }
        }
    }
}
