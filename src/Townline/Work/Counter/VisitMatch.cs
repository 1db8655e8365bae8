using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Work.Counter;

/// <summary>
/// Who can serve whom: by the skill that the reason needs and the language of the visitor. A skill or a language that nobody who sits now has holds nobody up: then everybody may call.
/// </summary>
internal sealed class VisitMatch(CounterSetup setup, TeamList teams, IReadOnlyList<CounterSeat> seats, string townLanguage)
{
    /// <summary>May whoever sits at this seat call the visit next?</summary>
    public bool Fits(CounterSeat seat, VisitView visit)
    {
        // Handed over to one counter: to it alone, as long as somebody sits there.
        if (visit.ToCounter is { } counter && seats.Any(other => other.Counter == counter))
        {
            return seat.Counter == counter;
        }

        var skill = setup.Reason(visit.Reason)?.Skill;
        return (Knows(seat.StaffId, skill) || !seats.Any(other => Knows(other.StaffId, skill)))
            && (Speaks(seat.StaffId, visit.Language) || !seats.Any(other => Knows(other.StaffId, skill) && Speaks(other.StaffId, visit.Language)));
    }

    /// <summary>Seats that may call it.</summary>
    public IReadOnlyList<CounterSeat> Serving(VisitView visit) => [.. seats.Where(seat => Fits(seat, visit))];

    public bool Speaks(long staffId, string? language) =>
        string.IsNullOrEmpty(language) || LanguageTag.Primary(language) == LanguageTag.Primary(townLanguage)
        || Members(staffId).Any(member => member.Languages.Any(own => LanguageTag.Primary(own) == LanguageTag.Primary(language)));

    private bool Knows(long staffId, string? skill) => skill is null || Members(staffId).Any(member => member.Skills.Contains(skill));

    private IEnumerable<TeamMember> Members(long staffId) => teams.OfStaff(staffId).SelectMany(team => team.Members).Where(member => member.StaffId == staffId);
}
