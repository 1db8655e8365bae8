using System.Net;
using Townline.Platform.Live;
using Townline.Platform.Outbox;
using Townline.Tests.Identity;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Live;

public class DeskLiveTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [BothEngines]
    public async Task A_line_is_cut_when_a_session_of_its_owner_ends_and_comes_back_to_one_that_is_open(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await Eventually.True(() => town.Get<LiveFeed>().Cursor >= 0);
        var staff = await town.AddStaff();
        using var here = town.Visitor();
        using var there = town.Visitor();
        await here.SignIn(staff.Email);
        await there.SignIn(staff.Email);
        using var mine = await Open(here, "/desk/live");
        using var theirs = await Open(there, "/desk/live");
        var after = await Hello(mine);
        await Hello(theirs);

        await (await here.Get("/account/sessions")).Form("form[action*=All]").Submit();
        await IsCut(mine);
        await IsCut(theirs);
        using var refused = await there.Http.GetAsync($"/desk/live?after={after}", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);

        // The new line tells what was missed, also of the end of that session, and is not cut by it.
        using var again = await Open(here, $"/desk/live?after={after}");
        await town.Write(unit => unit.Publish(new OutboxRowDied(99, "test")));
        var line = "";
        while (line != "event: outbox.died")
        {
            line = await again.ReadLineAsync().WaitAsync(Patience) ?? throw new EndOfStreamException("The line is cut again.");
        }
    }

    private static async Task<StreamReader> Open(Visitor visitor, string address)
    {
        var answer = await visitor.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The cursor with which a page begins.</summary>
    private static async Task<string> Hello(StreamReader line)
    {
        var id = "";
        while (await line.ReadLineAsync().WaitAsync(Patience) is { } text && text != "event: hello")
        {
            id = text.StartsWith("id: ", StringComparison.Ordinal) ? text[4..] : id;
        }

        return id;
    }

    private static async Task IsCut(StreamReader line)
    {
        try
        {
            while (await line.ReadLineAsync().WaitAsync(Patience) is not null)
            {
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // As a browser sees it.
        }
    }
}
