using Townline.Platform.Look;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Shared.Look;

/// <summary>What every page shows of the town it belongs to: <c>@inject TownLook Look</c>.</summary>
/// <param name="Name">As residents say it: "Riverton".</param>
/// <param name="Brand">Bands, buttons, and links where nothing else is said.</param>
/// <param name="Accent">The single thing that matters on a page.</param>
/// <param name="Ways">How else to reach the town, shown at the foot of every page.</param>
public sealed record TownLook(string Name, Colour Brand, Colour Accent, IReadOnlyList<WayToReach> Ways)
{
    /// <summary>Address of the town's own picture beside its name; null for our mark.</summary>
    public string? Logo { get; init; }

    /// <summary>The band at the top.</summary>
    public Colour Header { get; init; } = Brand;

    /// <summary>Links, before they are darkened until they can be read.</summary>
    public Colour Link { get; init; } = Brand;

    /// <summary>The look of a town in the language of the page.</summary>
    internal static TownLook Of(Tenant town, IWords words) =>
        new(town.Name, Colour.Parse(town.Settings.Primary), Colour.Parse(town.Settings.Accent), [.. WaysOf(town.Settings, words)])
        {
            Logo = town.Settings.Logo,
            Header = Colour.Parse(town.Settings.Header ?? town.Settings.Primary),
            Link = Colour.Parse(town.Settings.Link ?? town.Settings.Primary),
        };

    private static IEnumerable<WayToReach> WaysOf(TenantSettings settings, IWords words)
    {
        if (settings.ContactPhone is { Length: > 0 } phone)
            yield return new WayToReach(words["reach.phone"], phone, "tel:" + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+')));
        if (settings.ContactEmail is { Length: > 0 } email)
            yield return new WayToReach(words["reach.email"], email, "mailto:" + email);
        if (settings.ContactAddress is { Length: > 0 } address)
            yield return new WayToReach(words["reach.visit"], address);
        if ((settings.ContactHours.GetValueOrDefault(words.Language) ?? settings.ContactHours.Values.FirstOrDefault()) is { Length: > 0 } hours)
            yield return new WayToReach(words["reach.hours"], hours);
    }
}

/// <summary>One way to reach the town.</summary>
/// <param name="Label">"Phone", "Visit", …, in the reader's language.</param>
/// <param name="Text">The number, address, hours.</param>
/// <param name="Href"><c>tel:</c>, <c>mailto:</c> or a page; null when there is nothing to press.</param>
public sealed record WayToReach(string Label, string Text, string? Href = null);
