using System.Globalization;
using System.Text;
using Townline.Demo.Map;

namespace Townline.Demo.People;

/// <summary>Invents the 250 residents of Riverton and their organisations.</summary>
internal sealed class Residents
{
    public const int Count = 250;

    // 555-0100 to 555-0199 is kept free for stories in every area code; the city itself has those below 0120.
    private static readonly string[] AreaCodes = ["216", "330", "440"];
    private readonly Dice _dice = Dice.For("residents");
    private readonly NameFile _names = DemoFiles.Read<NameFile>("People/names.json");
    private readonly HashSet<string> _taken = [];
    private readonly Queue<string> _phones;
    private readonly Town _town;
    private readonly DateTimeOffset _now;

    private Residents(Town town, DateTimeOffset now)
    {
        (_town, _now) = (town, now);
        _phones = new(_dice.Shuffle(AreaCodes.SelectMany(code => Enumerable.Range(120, 80).Select(n => $"+1{code}5550{n}"))));
    }

    public static (List<DemoResident> People, List<DemoOrganisation> Organisations) Invent(Town town, DateTimeOffset now)
    {
        var residents = new Residents(town, now);
        var people = Enumerable.Range(1, Count).Select(residents.Next).ToList();
        var organisations = residents.Organisations(people);
        return (people, organisations);
    }

    private DemoResident Next(int number)
    {
        var culture = _dice.Weighted([.. _names.Cultures.Select(c => c.Share)]);
        var (given, family) = Name(_names.Cultures[culture]);
        var spanish = _dice.Chance(_names.Cultures[culture].Spanish);
        var since = _now.AddDays(-_dice.Between(370, 2200)).AddMinutes(_dice.Between(480, 1200));
        var identities = Identities(given, family);
        var interpreters = _names.Interpreters.Where(i => i.Culture == culture).Select(i => i.Language).ToList();
        return new DemoResident(
            number,
            given,
            family,
            _names.CalledBy.TryGetValue(given, out var called) && _dice.Chance(50) ? called : null,
            spanish ? "es" : "en",
            identities,
            identities[0].Kind,
            interpreters.Count > 0 && _dice.Chance(15) ? _dice.Pick(interpreters) : null,
            _dice.Chance(7) ? _dice.Pick(_names.Access) : null,
            _dice.Pick(_town.Addresses),
            since,
            Consents(since),
            null);
    }

    private (string Given, string Family) Name(Culture culture)
    {
        (string Given, string Family) name;
        do
        {
            name = (_dice.Pick(culture.Given), _dice.Pick(culture.Family));
        }
        while (!_taken.Add(Mailbox(name.Given, name.Family)));
        return name;
    }

    private List<DemoIdentity> Identities(string given, string family)
    {
        var mail = new DemoIdentity("email", $"{Mailbox(given, family)}@{(_dice.Chance(70) ? "example.org" : "mail.riverton.example")}", _dice.Chance(80));
        var list = _dice.Below(100) switch
        {
            < 38 => [mail],
            < 58 => [Phone()],
            < 84 => [mail, Phone()],
            _ => new List<DemoIdentity> { Phone(), mail },
        };
        if (_dice.Chance(8))
        {
            list.Add(new("device", $"pocket-{_dice.Between(100000, 999999)}", false));
        }

        if (_dice.Chance(5))
        {
            list.Add(new("account", $"library-{_dice.Between(40000, 49999)}", true));
        }

        return list;
    }

    private DemoIdentity Phone() => new("phone", _phones.Dequeue(), _dice.Chance(60));

    private List<DemoConsent> Consents(DateTimeOffset since)
    {
        List<DemoConsent> consents = [new("updates", _dice.Chance(88), since)];
        if (_dice.Chance(45))
        {
            consents.Add(new("survey", _dice.Chance(70), since));
        }

        if (_dice.Chance(25))
        {
            consents.Add(new("photos", _dice.Chance(75), since));
        }

        // A few changed their mind later; the ledger keeps both.
        if (_dice.Chance(5))
        {
            consents.Add(new("updates", !consents[0].Given, since.AddDays(_dice.Between(20, 300))));
        }

        return consents;
    }

    private List<DemoOrganisation> Organisations(List<DemoResident> people) =>
    [
        .. _names.Organisations.Select(o =>
        {
            var contact = _dice.Below(people.Count);
            people[contact] = people[contact] with { Organisation = o.Name };
            return new DemoOrganisation(o.Name, o.Kind, o.Mail, people[contact].Number, _dice.Pick(_town.Addresses));
        }),
    ];

    private static string Mailbox(string given, string family)
    {
        var plain = $"{given}.{family}".Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return new string([.. plain.Where(c => char.IsAsciiLetter(c) || c is '.')]).ToLowerInvariant();
    }

    private sealed record NameFile(
        IReadOnlyList<Culture> Cultures,
        IReadOnlyDictionary<string, string> CalledBy,
        IReadOnlyList<Interpreter> Interpreters,
        IReadOnlyList<string> Access,
        IReadOnlyList<OrganisationLine> Organisations);

    private sealed record Culture(int Share, int Spanish, IReadOnlyList<string> Given, IReadOnlyList<string> Family);

    private sealed record Interpreter(int Culture, string Language);

    private sealed record OrganisationLine(string Name, string Kind, string Mail);
}
