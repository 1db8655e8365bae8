using System.Net;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Identity;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Answering;

/// <summary>What the server said it kept is there after a power cut and a sign-out, and nothing was sent that was not.</summary>
public class KilledDraftTests
{
    [BothEngines, Trait("Speed", "Slow")]
    public async Task A_kept_draft_survives_a_kill_and_signing_out(Engine engine)
    {
        await using var storage = await Towns.Storage(engine);
        Reported reported;
        StaffMember account;
        Visitor clerk;
        await using (var town = await TestTown.Start(storage))
        {
            await Task.FromResult(town).WithServices();
            reported = await town.ReportLamp();
            account = await town.AddStaff();
            clerk = town.Visitor();
            await clerk.SignIn(account.Email);
        }

        var kept = 0;
        await using (var town = await TownProcess.Serve(storage, more: "--empty"))
        {
            using var writer = clerk.Carried(new Visitor(town.Address));
            var page = await writer.Open(reported.Number);
            var writing = Task.Run(async () =>
            {
                try
                {
                    for (var i = 1; i <= 10_000 && (await writer.Autosave(page, reported.Number, $"Draft {i}")).StatusCode == HttpStatusCode.OK; i++)
                    {
                        Volatile.Write(ref kept, i);
                    }
                }
                catch (HttpRequestException)
                {
                    // The power went.
                }
            });
            await Eventually.True(() => Volatile.Read(ref kept) >= 5);
            await town.Kill();
            await writing;
        }

        await using var after = await TestTown.Start(storage);
        using var again = clerk.Carried(after.Visitor());
        var shown = await again.Open(reported.Number);
        var number = int.Parse(shown.Typed().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(number, kept, kept + 1);
        await shown.Form("form[action='/sign-out']").Submit();
        using var tomorrow = after.Visitor();
        await tomorrow.SignIn(account.Email);
        Assert.Equal($"Draft {number}", (await tomorrow.Open(reported.Number)).Typed());
        var request = await after.Request(reported.Number);
        Assert.DoesNotContain(await after.Get<ITimelines>().OfRequest(after.Tenant.Id, request.Id, Audience.Staff, default), entry => entry.Direction == Direction.Out);
        clerk.Dispose();
    }
}
