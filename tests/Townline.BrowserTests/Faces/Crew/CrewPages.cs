using Townline.BrowserTests.Support;

namespace Townline.BrowserTests.Faces.Crew;

/// <summary>What a crew sees on its phone.</summary>
internal static class CrewPages
{
    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/crew"),
        Stop.At("/crew", "/crew?order=promise"),
        Stop.Behind("/crew/jobs/{reference:long}", "a.tl-job"),
        // A complaint in the form: a team must be chosen.
        new("/crew/jobs/{reference:long}", async page =>
        {
            await page.Locator("[name='OtherTeam.Text']").FillAsync("Bare wires");
            await page.EvaluateAsync("() => document.querySelector('form:has([name=\"OtherTeam.Text\"])').submit()");
            await page.Locator(".govuk-error-summary").WaitForAsync();
        }),
    ];
}
