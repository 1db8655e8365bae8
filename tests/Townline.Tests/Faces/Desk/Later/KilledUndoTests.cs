using System.Net;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Held;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Tests.Channels.Email;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Faces.Desk.Answering;
using Townline.Tests.Identity;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Later;

/// <summary>The program is killed while answers wait: what was undone never leaves, what was not leaves after all.</summary>
public class KilledUndoTests
{
    private const int Answers = 15;

    [BothEngines, Trait("Speed", "Slow")]
    public async Task Over_kills_what_was_undone_is_never_sent_and_what_was_not_is(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        await using var storage = await Towns.Storage(engine);
        var numbers = new List<long>();
        Visitor clerk;
        await using (var town = await TestTown.Start(storage))
        {
            await SampleServices.Add(town);
            await Mailboxes.Add(town);
            await Outbound.Through(town, postfix.Port);
            await Outbound.Receipts(town, anHour: 0);
            town.Tenant.Settings = town.Tenant.Settings with { UndoSeconds = 2 };
            await town.Write(unit => TenantDirectory.Save(unit, town.Tenant));
            var post = new Post(town);
            for (var i = 0; i < Answers; i++)
            {
                numbers.Add((await post.Request(await post.Write($"Lamp {i} is dark", from: $"p{i}@example.org"))).Number);
            }

            var account = await town.AddStaff();
            clerk = town.Visitor();
            await clerk.SignIn(account.Email);
        }

        var (sent, undone, tried, next) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>(), 0);
        for (var round = 1; round <= 3; round++)
        {
            await using var town = await TownProcess.Serve(storage, more: "--empty");
            using var writer = clerk.Carried(new Visitor(town.Address));
            var writing = Task.Run(async () =>
            {
                try
                {
                    while (next < Answers)
                    {
                        var i = next++;
                        var page = await (await writer.Open(numbers[i])).Form(AnsweringTown.Composer).Set("Input.Text", $"Answer {i}.").Submit("Send");
                        lock (sent)
                        {
                            sent.Add(i);
                        }

                        if (i % 2 == 0)
                        {
                            tried.Add(i);
                            page = await page.Form("[data-held] form").Submit("Undo");
                            if (page.Text.Contains("Nothing has gone out", StringComparison.Ordinal))
                            {
                                undone.Add(i);
                            }
                        }
                    }
                }
                catch (HttpRequestException)
                {
                    // The power went.
                }
            });
            await Eventually.True(() =>
            {
                lock (sent)
                {
                    return sent.Count >= round * 4;
                }
            });
            await town.Kill();
            await writing;
        }

        await using var after = await TestTown.Start(storage);
        await Eventually.True(async () => await after.Read(db => db.Set<HeldRow>().CountAsync()) == 0, "An answer still waits.");
        await after.OutboxIsDone();
        var left = new HashSet<int>();
        for (var i = 0; i < Answers; i++)
        {
            var request = (await after.Get<Townline.Requests.Contracts.IRequestQueries>().ByNumber(after.Tenant.Id, numbers[i], default))!;
            var entries = (await after.Get<ITimelines>().OfRequest(after.Tenant.Id, request.Id, Audience.Staff, default)).Count(entry => entry.Direction == Direction.Out);
            Assert.InRange(entries, 0, 1);
            if (entries == 1)
            {
                left.Add(i);
            }
        }

        Assert.NotEmpty(undone);
        Assert.Empty(left.Intersect(undone));
        Assert.Empty(sent.Except(tried).Except(left));
        var received = (await postfix.Received(left.Count)).Select(mail => mail.Text.Split('\n')[0]).ToHashSet();
        Assert.Equal(left.Select(i => $"Answer {i}.").Order(), received.Order());
        clerk.Dispose();
    }
}
