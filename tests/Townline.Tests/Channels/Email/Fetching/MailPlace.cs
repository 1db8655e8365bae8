using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Fetching;

/// <summary>What the tests of fetching do again and again.</summary>
internal static class MailPlace
{
    /// <param name="thread">Of a mail with this number it is the answer.</param>
    public static string Mail(int number, int? thread = null) => string.Create(
        CultureInfo.InvariantCulture,
        $"From: Rosa <rosa{thread ?? number}@example.org>\r\nTo: desk@town.example\r\nSubject: Lamp {number}\r\nMessage-ID: <{number}@mail.example>\r\n{(thread is { } first ? $"In-Reply-To: <{first}@mail.example>\r\n" : "")}\r\nIt is dark at corner {number}.\r\n");

    public static string[] Mails(int from, int count) => [.. Enumerable.Range(from, count).Select(number => Mail(number))];

    public static async Task<long> MailboxOf(Post post) => (await post.Town.Get<IMailboxes>().Of(post.Town.Tenant.Id))[0].Id;

    public static Task Fetch(TestTown town, MailSourceInfo source) => town.Write(unit => town.Get<IMailFetching>().Save(unit, source, Dovecot.Password));

    public static async Task<MailFetching> State(TestTown town) => (await town.Get<IMailFetching>().Of(town.Tenant.Id)).Values.Single();

    /// <summary>Waits until everything that is there was fetched, and nothing is wrong.</summary>
    public static Task IsCaughtUp(TestTown town, DateTimeOffset after) => Eventually.True(
        async () => await State(town) is { Waiting: 0, Trouble: "", CaughtUpAt: { } at } && at >= after, "The mailbox was not fetched.");

    /// <summary>Numbers of the mails that came, in the order in which they came.</summary>
    public static async Task<IReadOnlyList<int>> Arrived(TestTown town)
    {
        var ids = await town.Read(db => db.Set<Inbound>().OrderBy(inbound => inbound.Id).Select(inbound => inbound.ExternalId!).ToListAsync());
        return [.. ids.Select(id => int.Parse(id[(id.IndexOf('<', StringComparison.Ordinal) + 1)..id.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture))];
    }
}
