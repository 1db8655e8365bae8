using System.Text.Json;
using Townline.Demo;
using Townline.Demo.Catalogue;
using Townline.Demo.Map;
using Townline.Demo.Stories;

namespace Townline.Tests.Demo;

public class RequestsTests
{
    private static readonly IReadOnlyList<DemoRequest> Requests = Riverton.Town.Requests;

    private static IEnumerable<Closed> Closures => Requests.SelectMany(r => r.Steps).OfType<Closed>();

    [Fact]
    public void There_are_600_in_the_year_before_the_last_midnight()
    {
        var now = Riverton.Town.Now;

        Assert.Equal(new DateTimeOffset(2026, 3, 14, 4, 0, 0, TimeSpan.Zero), now);
        Assert.Equal(Enumerable.Range(1, 600), Requests.Select(r => r.Number));
        Assert.All(Requests, r => Assert.InRange(r.At, now.AddDays(-367), now));
        Assert.All(Requests.SelectMany(r => r.Steps), s => Assert.True(s.At < now));
        Assert.All(Requests, r => Assert.Equal(r.Steps.Select(s => s.At), r.Steps.Select(s => s.At).Order()));
    }

    [Fact]
    public void The_same_day_tells_the_same_year()
    {
        var again = DemoTown.Of(Riverton.Day.AddHours(3));

        Assert.Equal(Told(Requests), Told(again.Requests));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void On_every_day_something_is_late_and_something_disputed() => Assert.All(Enumerable.Range(0, 30).Select(week => Riverton.Day.AddDays(week * 9)), day =>
    {
        var town = DemoTown.Of(day);
        Assert.InRange(town.Requests.Count(request => request.IsLate(town.Now)), 3, 60);
        Assert.Contains(town.Requests, request => request.IsDisputed);
    });

    [Fact]
    public void Every_service_is_used_and_every_outcome_occurs()
    {
        var oftenSeen = DemoCatalogue.Services.Where(s => StoryBook.Of(s.Code).Share >= 12).Select(s => s.Code);

        Assert.Subset(Requests.Select(r => r.Service).ToHashSet(), oftenSeen.ToHashSet());
        Assert.Equal(["could_not", "done", "duplicate", "not_ours", "nothing_found"], Closures.Select(c => c.Outcome).Distinct().Order());
    }

    [Fact]
    public void A_closure_has_its_sentence_and_what_its_outcome_asks_for() => Assert.All(Closures, c =>
    {
        Assert.InRange(c.Sentence.Length, 15, 400);
        Assert.Equal(c.Outcome == "not_ours", c.To is not null);
        Assert.Equal(c.Outcome == "duplicate", c.Of is not null);
    });

    [Fact]
    public void Where_the_service_asks_for_evidence_what_is_done_is_shown()
    {
        var asked = Requests.Where(r => DemoCatalogue.Get(r.Service).Evidence).SelectMany(r => r.Steps).OfType<Closed>();

        Assert.All(asked.Where(c => c.Outcome == "done"), c => Assert.NotNull(c.Evidence));
    }

    [Fact]
    public void A_duplicate_points_to_an_earlier_request_of_the_same_service_that_is_none()
    {
        foreach (var request in Requests)
        {
            if (request.Steps.OfType<Closed>().FirstOrDefault()?.Of is { } number)
            {
                var original = Requests[number - 1];
                Assert.Equal(request.Service, original.Service);
                Assert.True(original.At <= request.At);
                Assert.DoesNotContain(original.Steps.OfType<Closed>(), c => c.Of is not null);
            }
        }
    }

    [Fact]
    public void Some_are_open_about_five_percent_were_disputed_and_a_tenth_is_in_Spanish()
    {
        Assert.InRange(Requests.Count(r => !r.IsClosed), 40, 120);
        Assert.InRange(Requests.Count(r => r.Steps.Any(s => s is Disputed)), 15, 45);
        Assert.InRange(Requests.Count(r => r.Language == "es"), 35, 110);
        Assert.InRange(Requests.Count(r => r.Photo is not null), 70, 180);
        Assert.InRange(Requests.Count(r => r.Resident is null), 80, 200);
    }

    [Fact]
    public void No_two_read_the_same_and_nothing_is_left_unfilled()
    {
        var texts = Requests.Select(r => r.Description).ToList();
        var all = texts.Concat(Closures.Select(c => c.Sentence))
            .Concat(Requests.SelectMany(r => r.Steps).OfType<Wrote>().Select(w => w.Text));

        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.NotEqual(pair.First[..Math.Min(25, pair.First.Length)], pair.Second[..Math.Min(25, pair.Second.Length)]));
        Assert.All(all, text => Assert.DoesNotMatch(@"[{}\[\]]|  | \.|^\W?\p{Ll}|lorem", text));
    }

    [Fact]
    public void Places_lie_in_town_and_in_the_area_of_their_service() => Assert.All(Requests, r =>
    {
        Assert.True(Frame.Holds(r.Place.At), $"{r.Number}");
        if (DemoCatalogue.Get(r.Service).Area is { } code)
        {
            var ring = Town.Riverton.Areas.First(a => a.Code == code).Ring.Select(Frame.ToSpot).ToList();
            Assert.True(Lines.Inside(ring, Frame.ToSpot(r.Place.At)), $"{r.Number} {r.Service}");
        }
    });

    [Fact]
    public void Answers_fit_their_form() => Assert.All(Requests, r =>
    {
        var form = DemoCatalogue.Get(r.Service).Form;
        foreach (var question in form.Questions)
        {
            var asked = Answers.Asked(question, r.Answers);
            var answered = r.Answers.TryGetValue(question.Code, out var answer);
            Assert.True(asked || !answered, $"{r.Number} {question.Code} was not asked");
            Assert.True(!asked || !question.Required || answered, $"{r.Number} {question.Code} is missing");
            Assert.True(!answered || question.Options is null || answer!.All(a => question.Options.Any(o => o.Key == a)), $"{r.Number} {question.Code}");
        }

        Assert.Subset(form.Questions.Select(q => q.Code).ToHashSet(), r.Answers.Keys.ToHashSet());
    });

    [Fact]
    public void Who_may_not_stay_unknown_is_named() =>
        Assert.All(Requests.Where(r => !DemoCatalogue.Get(r.Service).Anonymous), r => Assert.NotNull(r.Resident));

    [Theory]
    [InlineData("2024-02-29T12:00:00Z")]
    [InlineData("2027-01-01T04:59:00Z")]
    [InlineData("2025-07-19T23:00:00Z")]
    [InlineData("2030-11-03T06:30:00Z")]
    public void Any_day_will_do(string day)
    {
        var town = DemoTown.Of(DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(600, town.Requests.Count);
        Assert.Equal(600, town.Requests.Select(r => r.Description).Distinct().Count());
        Assert.InRange(town.Requests.Count(r => !r.IsClosed), 30, 130);
        Assert.All(town.Requests.SelectMany(r => r.Steps).OfType<Closed>(), c => Assert.NotEqual("", c.Sentence));
    }

    private static string Told(IReadOnlyList<DemoRequest> requests) => string.Join('\n', requests.Select(r =>
        JsonSerializer.Serialize(r with { Steps = [] }) + string.Join('|', r.Steps.Select(s => s.ToString()))));
}
