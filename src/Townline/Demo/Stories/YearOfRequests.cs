using Townline.Demo.Catalogue;
using Townline.Demo.Map;
using Townline.Demo.People;

namespace Townline.Demo.Stories;

/// <summary>Tells the 600 requests of the year before now.</summary>
internal sealed class YearOfRequests(Town town, IReadOnlyList<DemoResident> residents, DateTimeOffset now, int round)
{
    public const int Count = 600;
    private const int MostRounds = 30;
    private const int FewestLate = 4;
    private const double SamePlaceMetres = 250;
    private readonly DemoPlaces _places = new(town);
    private readonly HashSet<string> _written = [];
    private readonly List<(DemoRequest Request, DateTimeOffset End)> _told = [];
    private string _last = "";

    /// <summary>On some days chance leaves nothing late or disputed, which no town believes: then the dice are thrown again.</summary>
    public static List<DemoRequest> Tell(Town town, IReadOnlyList<DemoResident> residents, DateTimeOffset now)
    {
        var years = Enumerable.Range(0, MostRounds).Select(round => Tell(town, residents, now, round));
        return years.FirstOrDefault(year => year.Count(request => request.IsLate(now)) >= FewestLate && year.Exists(request => request.IsDisputed)) ?? Tell(town, residents, now, 0);
    }

    private static List<DemoRequest> Tell(Town town, IReadOnlyList<DemoResident> residents, DateTimeOffset now, int round)
    {
        var year = new YearOfRequests(town, residents, now, round);
        foreach (var (moment, index) in Moments.Year(now, Count).Select((m, i) => (m, i)))
        {
            year.Tell(index + 1, moment);
        }

        return year.WithFollowers();
    }

    private void Tell(int number, Moment moment)
    {
        var dice = Dice.For(round == 0 ? $"request {number}" : $"request {number}, round {round}");
        var service = DemoCatalogue.Get(moment.Service);
        var story = StoryBook.Of(service.Code);
        var byApp = dice.Chance(AppPercent(service, story));
        var channel = byApp ? "open311" : "web";
        var somebody = !service.Anonymous || dice.Chance(72);
        var home = dice.Pick(residents);
        var place = _places.Find(story.At, home.Home, moment.Spot ?? Spot(story, dice), dice);
        var resident = !somebody ? null : story.At == "home" ? home : Near(place, dice);
        var language = resident?.Language ?? (dice.Chance(10) ? "es" : "en");
        var answers = new Answers(service, story, language, moment.At, place, dice).Fill();
        var photo = Photo(service, story, byApp, dice);
        var facts = Facts(place, answers, channel, moment.At, language, dice);
        var text = Describe(new Phrases(language, story.In(language), facts, dice));
        var request = new DemoRequest(number, service.Code, language, moment.At, channel, resident?.Number, place, text, answers, photo, [], []);

        var timeline = new Timeline(service, language, facts, moment.At, moment.At > now.AddDays(-35), dice);
        var same = Original(request, dice);
        var steps = same is { } original ? timeline.TellDuplicate(original) : timeline.Tell(resident?.CalledName);
        request = request with { Steps = [.. steps.Where(s => s.At < now)] };
        _told.Add((request, steps.OfType<Closed>().First().At));
    }

    // A town's app has about two fifths of what is reported on the street, and little of what needs papers.
    private static double AppPercent(DemoService service, Story story) =>
        story.Hours == "office" ? 8 : story.At == "home" ? 18 : service.Visibility == "public" ? 48 : 30;

    private static double[]? Spot(Story story, Dice dice)
    {
        var roll = dice.Below(100);
        return story.Spots?.FirstOrDefault(s => (roll -= (int)s[3]) < 0);
    }

    // People report what they walk past: of a dozen residents the one who lives nearest.
    private DemoResident Near(DemoPlace place, Dice dice) =>
        Enumerable.Range(0, 12).Select(_ => dice.Pick(residents)).MinBy(r => Frame.ToSpot(r.Home.At).To(Frame.ToSpot(place.At)))!;

    private static DemoPhoto? Photo(DemoService service, Story story, bool byApp, Dice dice)
    {
        var asked = service.Form.Questions.Any(q => q.Type == "photo");
        return story.Scene != "none" && service.Visibility == "public" && dice.Chance((byApp ? 30 : 16) + (asked ? 14 : 0))
            ? new DemoPhoto(story.Scene, After: false, dice.Below(DemoPhoto.Variants))
            : null;
    }

    private static Dictionary<string, IReadOnlyList<string>> Facts(
        DemoPlace place, Dictionary<string, IReadOnlyList<string>> answers, string channel, DateTimeOffset at, string language, Dice dice) => new(answers)
        {
            ["street"] = [place.Street],
            ["cross"] = [place.Cross],
            ["landmark"] = [place.Landmark],
            ["address"] = [place.Address],
            ["park"] = [place.Park ?? place.Street],
            ["channel"] = [channel],
            ["spot"] = place.Spots,
            ["season"] = [Clock.Season(at)],
            ["hour"] = [Clock.PartOfDay(at)],
            ["weekday"] = [Clock.Weekday(at.AddDays(-dice.Between(1, 5)), language)],
        };

    // Two people seldom write the same. If they would, one of them thinks again.
    private string Describe(Phrases phrases)
    {
        var text = phrases.Write("say");
        for (var more = 0; more < 60 && (_written.Contains(Opening(text, 60)) || Opening(text, 25) == _last || text.Length < 12); more++)
        {
            text = phrases.Write("say");
        }

        _written.Add(Opening(text, 60));
        _last = Opening(text, 25);
        return text;
    }

    private static string Opening(string text, int letters) => text.Length > letters ? text[..letters] : text;

    /// <summary>The number of an earlier request about the same thing that was still open, if the clerk notices.</summary>
    private int? Original(DemoRequest request, Dice dice)
    {
        var earlier = Enumerable.Reverse(_told)
            .TakeWhile(t => t.Request.At > request.At.AddDays(-12))
            .FirstOrDefault(t => t.Request.Service == request.Service && t.End > request.At && DistanceTo(t.Request, request) < SamePlaceMetres);
        return earlier.Request is null || request.Place.Park is not null || !dice.Chance(68)
            ? null
            : earlier.Request.Steps.OfType<Closed>().FirstOrDefault(c => c.Of is not null)?.Of ?? earlier.Request.Number;
    }

    private static double DistanceTo(DemoRequest one, DemoRequest other) => Frame.ToSpot(one.Place.At).To(Frame.ToSpot(other.Place.At));

    private List<DemoRequest> WithFollowers()
    {
        var dice = Dice.For("followers");
        return [.. _told.Select(t => t.Request with { Followers = Followers(t.Request, t.End < now ? t.End : now, dice) })];
    }

    private List<DemoFollower> Followers(DemoRequest request, DateTimeOffset until, Dice dice)
    {
        var merged = _told.Select(t => t.Request)
            .Where(r => r.Steps.OfType<Closed>().Any(c => c.Of == request.Number))
            .Select(r => new DemoFollower(r.Steps.OfType<Closed>().First(c => c.Of is not null).At, r.Resident));
        var own = DemoCatalogue.Get(request.Service).Visibility == "public" && dice.Chance(22) ? dice.Between(1, 4) : 0;
        var minutes = (int)Math.Max(30, (until - request.At).TotalMinutes * 0.9);
        var fresh = Enumerable.Range(0, own).Select(_ => new DemoFollower(
            request.At.AddMinutes(dice.Between(10, minutes)),
            dice.Chance(60) ? dice.Pick(residents).Number : null));
        return [.. merged.Concat(fresh).Where(f => f.At < now)
            .Where(f => f.Resident is null || f.Resident != request.Resident)
            .GroupBy(f => f.Resident ?? -f.At.ToUnixTimeSeconds()).Select(g => g.First()).OrderBy(f => f.At)];
    }
}
