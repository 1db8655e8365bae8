using System.Text.RegularExpressions;
using Townline.Demo.Map;
using Townline.Demo.People;

namespace Townline.Tests.Demo;

public partial class PeopleTests
{
    private static readonly IReadOnlyList<DemoResident> Residents = Riverton.Town.Residents;

    [Fact]
    public void There_are_250_residents_and_no_two_have_the_same_name_or_identity()
    {
        Assert.Equal(250, Residents.Count);
        Assert.Equal(250, Residents.Select(r => r.Name).Distinct().Count());
        var identities = Residents.SelectMany(r => r.Identities).Select(i => (i.Kind, i.Value)).ToList();
        Assert.Equal(identities.Count, identities.Distinct().Count());
    }

    [Fact]
    public void Addresses_and_numbers_are_those_kept_free_for_stories()
    {
        var identities = Residents.SelectMany(r => r.Identities).ToList();

        Assert.All(identities.Where(i => i.Kind == "phone"), i => Assert.Matches(StoryNumber(), i.Value));
        Assert.All(identities.Where(i => i.Kind == "email"), i => Assert.Matches(StoryMailbox(), i.Value));
        Assert.All(Riverton.Town.Colleagues, c => Assert.EndsWith("@riverton.example", c.Email));
    }

    [Fact]
    public void Some_have_two_identities_needs_or_another_language()
    {
        Assert.InRange(Residents.Count(r => r.Identities.Count > 1), 60, 180);
        Assert.InRange(Residents.Count(r => r.Language == "es"), 15, 60);
        Assert.Contains(Residents, r => r.Interpreter is not null);
        Assert.Contains(Residents, r => r.AccessNeed is not null);
        Assert.Contains(Residents.SelectMany(r => r.Consents), c => !c.Given);
        Assert.Equal(8, Riverton.Town.Organisations.Count);
    }

    [Fact]
    public void Everybody_lives_at_an_address_of_the_town() =>
        Assert.All(Residents, r => Assert.Contains(r.Home, Town.Riverton.Addresses));

    [Fact]
    public void The_three_logins_and_fourteen_colleagues_fill_six_teams()
    {
        var staff = DemoStaff.Colleagues;

        Assert.Equal(17, staff.Count);
        Assert.Equal("agent", staff.Single(c => c.Email == "agent@riverton.example").Role);
        Assert.Equal("supervisor", staff.Single(c => c.Email == "supervisor@riverton.example").Role);
        Assert.Equal("administrator", staff.Single(c => c.Email == "admin@riverton.example").Role);
        Assert.All(DemoStaff.Teams, t => Assert.Contains(staff, c => c.Team == t.Code && c.Answers));
        Assert.All(DemoStaff.Teams, t => Assert.Contains(DemoCalendar.All, c => c.Code == t.Calendar));
    }

    [Theory]
    [InlineData("2026-07-03 10:00", true)]
    [InlineData("2026-05-08 10:00", false)] // Founders' Day
    [InlineData("2026-11-26 10:00", false)] // Thanksgiving
    [InlineData("2026-03-14 10:00", false)] // a Saturday
    [InlineData("2026-03-13 17:00", false)]
    public void City_hall_keeps_its_hours_and_holidays(string local, bool open) =>
        Assert.Equal(open, DemoCalendar.Get("city-hall").Open(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^\+1(216|330|440)55501\d\d$")]
    private static partial Regex StoryNumber();

    [GeneratedRegex(@"^[a-z.]+@(example\.org|mail\.riverton\.example)$")]
    private static partial Regex StoryMailbox();
}
