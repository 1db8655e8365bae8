using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;
using Townline.Tests.Platform.Files.Images;
using Townline.Tests.Support;
using Townline.Work.Field;

namespace Townline.Tests.Faces.Crew;

public class CrewSendingTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task A_report_that_comes_again_is_answered_as_the_first_time_and_done_once(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();

        var first = await CrewTown.Finish(crew.Crew, reference, "the-same-key");
        var again = await CrewTown.Finish(crew.Crew, reference, "the-same-key", "Other words");

        Assert.Equal((200, "done"), (first.Status, (string)first.Answer!["result"]!));
        Assert.Equal(first.Answer.ToJsonString(), again.Answer!.ToJsonString());
        Assert.Equal(1, (await Timeline(crew, reference)).Count(entry => entry.EventKind == "request.closed"));
        Assert.Equal("We took it away.", (await crew.Find(reference)).OutcomeText);
    }

    [BothEngines]
    public async Task The_same_report_many_times_at_once_is_one(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CrewTown.Send(crew.Crew, reference, "Note", null, ("Key", "many-at-once"), ("Note.Text", "Looked at it"))));

        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Single(await Timeline(crew, reference), entry => entry.Text == "Looked at it");
    }

    [BothEngines]
    public async Task Of_two_crews_that_close_one_job_the_second_keeps_words_and_photo_as_a_note(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var second = await crew.Town.SignIn(Role.FieldCrew);
        var team = await crew.Team("streets", crew.Crew, second);
        var reference = await crew.App.Report();
        await crew.Give(reference, null, team);

        await CrewTown.Finish(crew.Crew, reference, "first-crew", "The first took it away.");
        var late = await CrewTown.Finish(second, reference, "second-crew", "The second took it away.");

        Assert.Equal((200, "kept"), (late.Status, (string)late.Answer!["result"]!));
        Assert.Contains(crew.Crew.Staff!.Name, (string)late.Answer["say"]!);
        Assert.Equal("The first took it away.", (await crew.Find(reference)).OutcomeText);
        var note = Assert.Single(await Timeline(crew, reference), entry => entry.Kind == EntryKind.Note);
        Assert.Contains("The second took it away.", note.Text);
        Assert.Contains(crew.Crew.Staff.Name, note.Text);
        Assert.Single(note.Files);
    }

    [BothEngines]
    public async Task Two_crews_at_the_same_moment_are_one_closure_and_one_note(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var second = await crew.Town.SignIn(Role.FieldCrew);
        var team = await crew.Team("streets", crew.Crew, second);
        var reference = await crew.App.Report();
        await crew.Give(reference, null, team);

        var answers = await Task.WhenAll(CrewTown.Finish(crew.Crew, reference, "one-of-two"), CrewTown.Finish(second, reference, "two-of-two"));

        Assert.Equal(["done", "kept"], answers.Select(answer => (string)answer.Answer!["result"]!).Order());
        var timeline = await Timeline(crew, reference);
        Assert.Single(timeline, entry => entry.EventKind == "request.closed");
        Assert.Single(timeline, entry => entry.Kind == EntryKind.Note && entry.Files.Count == 1);
    }

    [BothEngines]
    public async Task A_job_given_to_others_meanwhile_keeps_the_report_of_who_had_it_and_refuses_who_never_had(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        using var other = await crew.Town.SignIn(Role.FieldCrew);
        var reference = await crew.Job();
        var pass = await CrewTown.Pass(crew.Crew, reference);
        await crew.Give(reference, other.Staff!.Id);

        Assert.Equal(404, (await CrewTown.Finish(crew.Crew, reference, "without-a-pass")).Status);
        var kept = await CrewTown.Finish(crew.Crew, reference, "with-the-pass", pass: pass);

        Assert.Equal("kept", (string)kept.Answer!["result"]!);
        Assert.Contains(other.Staff.Name, (string)kept.Answer["say"]!);
        Assert.True((await crew.Find(reference)).Open);
    }

    [BothEngines]
    public async Task A_job_joined_to_another_meanwhile_says_to_which(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var (original, reference) = (await crew.App.Report("The first of both"), await crew.Job());
        var (of, job) = (await crew.Find(original), await crew.Find(reference));
        await crew.Town.Write(unit => crew.Town.Get<IRequests>().Close(unit, job.Id, new Closure(Outcome.Duplicate, "We know of it.", DuplicateOf: of.Id)));

        var kept = await CrewTown.Finish(crew.Crew, reference, "joined-before");

        Assert.Contains(original, (string)kept.Answer!["say"]!);
    }

    [BothEngines]
    public async Task What_a_rule_forbids_is_mended_by_who_looks_and_kept_when_nobody_does(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();
        (string, string)[] fields = [("Key", "without-photo"), ("Done.Outcome", "Done"), ("Done.Text", "We took it away.")];

        var refused = await CrewTown.Send(crew.Crew, reference, "Done", null, [.. fields, ("Late", "no")]);
        var kept = await CrewTown.Send(crew.Crew, reference, "Done", null, fields);

        Assert.Equal((422, "refused"), (refused.Status, (string)refused.Answer!["result"]!));
        Assert.Equal((200, "kept"), (kept.Status, (string)kept.Answer!["result"]!));
        Assert.True((await crew.Find(reference)).Open);
        Assert.Contains("We took it away.", Assert.Single(await Timeline(crew, reference), entry => entry.Kind == EntryKind.Note).Text);
    }

    [BothEngines]
    public async Task A_picture_that_is_none_or_far_too_large_is_refused_with_a_sentence_and_the_words_stay(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();
        byte[][] bad = ["<script>alert(1)</script>"u8.ToArray(), TestPng.Around(TestPng.Header(20_000, 20_000), TestPng.Packed(new byte[100])), TestJpeg.Of()[..60]];

        foreach (var (picture, i) in bad.Select((picture, i) => (picture, i)))
        {
            var refused = await CrewTown.Send(crew.Crew, reference, "Note", picture, ("Key", $"bad-picture-{i}"), ("Note.Text", $"Words {i}"), ("Late", "no"));
            var taken = await CrewTown.Send(crew.Crew, reference, "Note", picture, ("Key", $"bad-picture-{i}"), ("Note.Text", $"Words {i}"));

            Assert.Equal(422, refused.Status);
            Assert.Equal(200, taken.Status);
            var note = Assert.Single(await Timeline(crew, reference), entry => entry.Text.Contains($"Words {i}", StringComparison.Ordinal));
            Assert.Contains("after.jpg", note.Text);
            Assert.Empty(note.Files);
        }
    }

    [BothEngines]
    public async Task A_picture_of_forty_megapixels_is_taken(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();

        var sent = await CrewTown.Send(crew.Crew, reference, "Note", TestPng.Of(8000, 5000), ("Note.Text", "Very sharp"));

        Assert.Equal("done", (string)sent.Answer!["result"]!);
        Assert.Single(Assert.Single(await Timeline(crew, reference), entry => entry.Text == "Very sharp").Files);
    }

    [BothEngines]
    public async Task Both_times_are_kept_whatever_the_clock_of_the_phone_says(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();
        foreach (var (off, key) in new[] { (TimeSpan.FromDays(300), "clock-ahead"), (TimeSpan.FromDays(-300), "clock-behind") })
        {
            var device = crew.Town.Clock.Now + off;
            await CrewTown.Send(crew.Crew, reference, "Note", null, ("Key", key), ("Note.Text", key), ("SaidAt", Ms(device.AddHours(-3))), ("SentAt", Ms(device)));

            var row = await crew.Town.Read(db => db.Set<FieldReportRow>().SingleAsync(row => row.ClientKey == key));
            Assert.Equal(device.AddHours(-3).ToUnixTimeMilliseconds(), row.SaidAt!.Value.ToUnixTimeMilliseconds());
            Assert.InRange(row.ReceivedAt - row.DoneAt, TimeSpan.FromMinutes(179), TimeSpan.FromMinutes(181));
            Assert.Contains("signal", (await Timeline(crew, reference)).Last(entry => entry.Text.StartsWith(key, StringComparison.Ordinal)).Text);
        }

        Assert.Equal(200, (await CrewTown.Send(crew.Crew, reference, "Note", null, ("Note.Text", "Nonsense"), ("SaidAt", "99999999999999999"), ("SentAt", "-5"))).Status);
    }

    [BothEngines]
    public async Task A_queue_is_sent_in_nobody_elses_name_and_by_no_other_site(Engine engine)
    {
        var crew = await CrewTown.Of(towns, engine);
        var reference = await crew.Job();
        using var stranger = crew.Town.Visitor();
        stranger.Staff = crew.Crew.Staff;
        stranger.Http.DefaultRequestHeaders.Accept.Clear();

        Assert.Equal(409, (await CrewTown.Send(crew.Crew, reference, "Note", null, ("Who", "17"), ("Note.Text", "Not mine"))).Status);
        Assert.Equal(401, (await CrewTown.Send(stranger, reference, "Note", null, ("Note.Text", "Session over"))).Status);
        Assert.Equal(400, (await CrewTown.Send(crew.Crew, reference, "Note", null, ("Key", "short"))).Status);
        Assert.Equal(400, (await CrewTown.Send(crew.Crew, reference, "Demolish")).Status);
        using var form = new MultipartFormDataContent { { new StringContent($"{crew.Crew.Staff!.Id}"), "Who" } };
        using var foreign = await crew.Crew.Http.PostAsync("/crew/send", form);
        Assert.Equal(400, (int)foreign.StatusCode);
        Assert.DoesNotContain(await Timeline(crew, reference), entry => entry.Kind == EntryKind.Note);
    }

    private static string Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static async Task<IReadOnlyList<TimelineEntry>> Timeline(CrewTown crew, string reference) =>
        await crew.Town.Get<ITimelines>().OfRequest(crew.Town.Tenant.Id, (await crew.Find(reference)).Id, Audience.Staff, CancellationToken.None);
}
