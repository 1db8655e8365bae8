using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Shared.Fields;
using Townline.Faces.Shared.Maps;
using Townline.Places.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Report;

/// <summary>"Where is it?": an address, a pin on the map, or two numbers.</summary>
internal sealed class PlacePage(Journeys journeys, PlaceReader reader, TownContext town, IPlaces places) : ReportStep(journeys)
{
    private const string AsWritten = "as-written";

    public const string SearchUrl = PlaceSuggestions.Path;

    public override string Step => Journey.Place;

    [BindProperty]
    public PlaceParts Where { get; set; } = new();

    /// <summary>One of the places offered, or that none of them is meant.</summary>
    [BindProperty]
    public string? Choice { get; set; }

    /// <summary>The address for which latitude and longitude were found; when it was changed since, they no longer hold.</summary>
    [BindProperty]
    public string? FoundFor { get; set; }

    /// <summary>Words that we did not know when they were sent before; sent again they are taken.</summary>
    [BindProperty]
    public string? Unknown { get; set; }

    public MapSettings Map { get; private set; } = null!;

    public IReadOnlyList<PlaceSuggestion> Choices { get; private set; } = [];

    /// <summary>What "find" has found.</summary>
    public string? Found { get; private set; }

    public async Task OnGet()
    {
        Where = Parts(Journey.Typed.Place);
        await Show();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (Choice is { Length: > 0 } chosen && chosen != AsWritten)
        {
            Where = PlaceParts.Parse(chosen);
        }
        else if (FoundFor is not null && FoundFor != Where.Address)
        {
            Where = new PlaceParts { Address = Where.Address };
        }

        var onlyFind = Request.Form["Where.find"] == "yes";
        var asWritten = Choice == AsWritten || (Unknown is not null && Unknown == Where.Address);
        var reading = await reader.Read(Journey.Service, Where, asWritten && !onlyFind, cancel);
        if (reading.Place is { } place && !onlyFind)
        {
            Journey.Typed.Place = place;
            return await Continue();
        }

        // What is shown next comes from here, not from what was sent.
        ModelState.Clear();
        (FoundFor, Choice) = (null, null);
        if (reading.Problem is { } problem)
        {
            ModelState.AddModelError(nameof(Where), problem);
        }
        else if (reading.Place is { } found)
        {
            (Where, Found) = (Parts(found), found.Address);
        }
        else if (reading.Choices is { Count: > 0 } choices)
        {
            Choices = choices;
        }
        else
        {
            Unknown = Where.Address;
        }

        await Show();
        return Page();
    }

    public IReadOnlyList<FieldOption> ChoiceOptions(IWords words) =>
    [
        .. Choices.Select(place => new FieldOption(Parts(new TypedPlace(place.Label, place.Point.Lat, place.Point.Long)).ToString(), place.Label)),
        new FieldOption(AsWritten, words["report.place.as-written"], OrElse: true),
    ];

    private async Task Show()
    {
        Map = await PortalMap.Of(town.Tenant, places);
        Unknown = Unknown == Where.Address ? Unknown : null;
    }

    private static PlaceParts Parts(TypedPlace? place) => new()
    {
        Address = place?.Address,
        Lat = FormattableString.Invariant($"{place?.Latitude}"),
        Long = FormattableString.Invariant($"{place?.Longitude}"),
    };
}
