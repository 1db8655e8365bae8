using Townline.Demo.Catalogue;
using Townline.Demo.People;

namespace Townline.Demo.Stories;

/// <summary>
/// What the city does with one report, from the first look to the closure and sometimes beyond: told to the end,
/// then cut at "now" by the caller, which is how some requests are still open and a few overdue.
/// </summary>
internal sealed class Timeline(DemoService service, string language, IReadOnlyDictionary<string, IReadOnlyList<string>> facts, DateTimeOffset at, bool lately, Dice dice)
{
    private readonly Story _story = StoryBook.Of(service.Code);
    private readonly DemoCalendar _calendar = DemoCalendar.Get(service.Promise.Calendar ?? DemoStaff.Team(service.Team).Calendar);
    private readonly DemoColleague _clerk = DemoStaff.Clerk(service.Team, language, dice);
    private readonly DemoColleague _crew = DemoStaff.Crew(service.Team, dice);
    private readonly List<DemoStep> _steps = [];

    /// <summary>The whole story. <paramref name="resident"/> is how the person is called, or null when nobody can be asked.</summary>
    public List<DemoStep> Tell(string? resident)
    {
        var seen = Clock.Working(at.AddMinutes(dice.Between(4, 170)), _calendar, dice);
        var end = Clock.Working(Later(seen, at.AddMinutes(Span() * 1440)), _calendar, dice);
        var told = Knowing(end);
        if (dice.Chance(88))
        {
            _steps.Add(new Assigned(seen, _clerk.Email, service.Team, (dice.Chance(55) ? _clerk : _crew).Email));
        }

        end = Talk(resident, seen, end, told);
        Notes(seen, end);
        Close(end, told);
        if (dice.Chance(lately ? 13 : 6) && resident is not null)
        {
            Dispute(end, told);
        }

        return Ordered();
    }

    /// <summary>Somebody else had told us before: closed soon, as the same problem.</summary>
    public List<DemoStep> TellDuplicate(int of)
    {
        var seen = Clock.Working(at.AddMinutes(dice.Between(15, 400)), _calendar, dice);
        return [new Closed(seen, _clerk.Email, "duplicate", Knowing(seen).Write("duplicate"), null, of, null)];
    }

    // Three in four well within what was promised, some just about, some far too late; lately the crews are behind.
    private double Span()
    {
        var promised = service.Promise.Hours / 24.0 ?? (service.Promise.BusinessDays!.Value * 1.4);
        var kind = dice.Weighted(lately ? [62, 22, 16] : [78, 13, 9]);
        var share = kind switch
        {
            0 => (lately ? 0.4 : 0.1) + (0.5 * dice.Unit()),
            1 => 0.85 + (0.5 * dice.Unit()),
            _ => 1.4 + (2.4 * dice.Unit()),
        };
        return promised * share;
    }

    /// <returns>When it will be closed: later when the resident does not answer.</returns>
    private DateTimeOffset Talk(string? resident, DateTimeOffset seen, DateTimeOffset end, Phrases told)
    {
        var room = (end - seen).TotalHours;
        if (resident is not null && room > 4 && dice.Chance(26))
        {
            var pair = dice.Pick(_story.In(language).Talk);
            var asked = seen.AddMinutes(dice.Between(6, 80));
            _steps.Add(new Moved(asked, _clerk.Email, "waiting"));
            _steps.Add(new Wrote(asked, _clerk.Email, Letter(resident, told.Complete(pair[0]))));
            if (dice.Chance(25))
            {
                return Clock.Working(end.AddDays(dice.Between(6, 20)), _calendar, dice);
            }

            var answered = asked.AddMinutes(dice.Between(25, (int)Math.Min(room * 30, 2400)));
            _steps.Add(new Replied(answered, told.Complete(pair[1])));
            _steps.Add(new Moved(Clock.Working(answered.AddMinutes(20), _calendar, dice), _clerk.Email, "in_progress"));
            return end;
        }

        if (room > 12 && dice.Chance(55))
        {
            var planned = seen.AddMinutes(dice.Between(10, 240));
            _steps.Add(new Moved(planned, _clerk.Email, "scheduled"));
            if (resident is not null)
            {
                _steps.Add(new Wrote(planned, _clerk.Email, Letter(resident, told.Write("progress"))));
            }
        }

        if (dice.Chance(60))
        {
            _steps.Add(new Moved(Clock.Working(end.AddMinutes(-dice.Between(15, 90)), _calendar, dice), _crew.Email, "in_progress"));
        }

        return end;
    }

    private void Notes(DateTimeOffset seen, DateTimeOffset end)
    {
        var hours = (int)Math.Max(1, (end - seen).TotalHours * 0.8);
        var english = new Phrases("en", _story.En, facts, dice);
        if (dice.Chance(48))
        {
            _steps.Add(new Noted(AtWork(seen, hours), dice.Chance(50) ? _clerk.Email : _crew.Email, english.Write("notes")));
        }

        if (dice.Chance(14))
        {
            var shared = dice.Pick(StoryBook.Shared("en", "notes"));
            _steps.Add(new Noted(AtWork(seen, hours), _clerk.Email, shared));
        }

        if (hours > 30 && dice.Chance(20))
        {
            _steps.Add(new FollowUp(seen.AddMinutes(dice.Between(30, 600)), _clerk.Email, Clock.Instant(Clock.Local(end).Date.AddHours(9))));
        }
    }

    private DateTimeOffset AtWork(DateTimeOffset seen, int hours) =>
        Clock.Working(seen.AddMinutes(dice.Between(5, hours * 60)), _calendar, dice);

    private void Close(DateTimeOffset end, Phrases told)
    {
        var outcomes = _story.Outcomes.ToList();
        var outcome = outcomes[dice.Weighted([.. outcomes.Select(o => o.Value)])].Key;
        var owners = _story.In(language).NotOurs.Where(o => told.Holds(o[1])).ToList();
        if (outcome == "not_ours" && owners.Count > 0)
        {
            var owner = dice.Pick(owners);
            _steps.Add(new Closed(end, _clerk.Email, outcome, told.Complete(owner[1]), owner[0], null, null));
            return;
        }

        outcome = outcome == "not_ours" ? "done" : outcome;
        var shown = outcome == "done" && _story.Scene != "none" && (service.Evidence || dice.Chance(15));
        _steps.Add(new Closed(end, _crew.Email, outcome, told.Write(outcome), null, null, shown ? Evidence() : null));
    }

    // Another pair of eyes looks, and closes it once more.
    private void Dispute(DateTimeOffset closed, Phrases told)
    {
        var said = closed.AddMinutes(dice.Between(180, 9 * 1440));
        var others = DemoStaff.Colleagues.Where(c => c.Answers && c.Email != _clerk.Email && c.Email != _crew.Email).ToList();
        var other = others.FirstOrDefault(c => c.Team == service.Team) ?? dice.Pick(others);
        var looked = Clock.Working(said.AddMinutes(dice.Between(20, 200)), _calendar, dice);
        var mended = Clock.Working(looked.AddMinutes(dice.Between(600, (lately ? 14 : 6) * 1440)), _calendar, dice);
        _steps.Add(new Disputed(said, told.Write("dispute")));
        _steps.Add(new Assigned(looked, other.Email, service.Team, other.Email));
        _steps.Add(new Noted(looked.AddMinutes(15), other.Email, "Went to see it myself. The resident is right: part of it was left."));
        _steps.Add(new Closed(mended, other.Email, "done", told.Write("again"), null, null, _story.Scene == "none" ? null : Evidence()));
    }

    private DemoPhoto Evidence() => new(_story.Scene, After: true, dice.Below(DemoPhoto.Variants));

    private string Letter(string resident, string text)
    {
        var team = DemoStaff.Team(service.Team).Name.In(language);
        return $"{(language == "es" ? "Hola" : "Hello")} {resident},\n\n{text}\n\n{_clerk.Name}\n{team}";
    }

    private Phrases Knowing(DateTimeOffset end)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(facts) { ["nextday"] = [Clock.Weekday(end, language)] };
        return new Phrases(language, _story.In(language), all, dice);
    }

    // In order of time, no two things in the same minute, and all but the end of the story before its closure.
    private List<DemoStep> Ordered()
    {
        var closing = _steps.FindIndex(s => s is Closed);
        var end = _steps[closing].At;
        var before = _steps.Take(closing).Where(s => s.At < end).OrderBy(s => s.At);
        var ordered = new List<DemoStep>();
        foreach (var step in before.Concat(_steps.Skip(closing)))
        {
            var last = ordered.Count == 0 ? at : ordered[^1].At;
            ordered.Add(step.At > last ? step : step with { At = last.AddMinutes(1) });
        }

        return ordered;
    }

    private static DateTimeOffset Later(DateTimeOffset seen, DateTimeOffset end) => end > seen.AddMinutes(30) ? end : seen.AddMinutes(35);
}
