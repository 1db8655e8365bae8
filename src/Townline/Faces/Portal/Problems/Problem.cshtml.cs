using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Problems;

/// <summary>Says what went wrong, what can be done, and how else to reach the town. Reads nothing from storage, which may be what is missing.</summary>
[AllowAnonymous]
internal sealed class ProblemPage(IWords words) : PageModel
{
    public const string Path = "/problem";
    private const string Token = "__RequestVerificationToken";

    public ProblemFeature Problem { get; private set; } = null!;

    public string Title => words.Has($"problem.{Problem.Status}.title") ? words[$"problem.{Problem.Status}.title"] : words["problem.title"];

    public string Text => words.Has($"problem.{Problem.Status}.text") ? words[$"problem.{Problem.Status}.text"] : words["problem.text"];

    /// <summary>What was typed, without the old form token: the form on this page gets a fresh one.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        (Problem.Form ?? FormCollection.Empty).Where(sent => sent.Key != Token).SelectMany(sent => sent.Value, (sent, value) => (sent.Key, value ?? ""));

    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<ProblemFeature>() is not { } problem)
        {
            return Redirect("/");
        }

        Problem = problem;
        return Page();
    }
}
