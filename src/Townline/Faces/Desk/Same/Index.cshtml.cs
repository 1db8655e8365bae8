using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Identity.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Same;

/// <summary>Which requests are about the same problem as this one: links it, takes links back, and notes what is not the same.</summary>
[Needs(Right.RequestsWork)]
internal sealed class SameModel(TownContext town, IRequestQueries requests, IProblems problems, ICatalogue catalogue, IWords words) : PageModel
{
    private RequestView _request = null!;

    [BindProperty(SupportsGet = true)]
    public long Reference { get; set; }

    /// <summary>Reference of the other request.</summary>
    [BindProperty]
    public string? Other { get; set; }

    public SamePanel Panel { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancel) => await Load(cancel) ? Page() : NotFound();

    /// <summary>This request becomes a child of the other.</summary>
    public Task<IActionResult> OnPostLink(CancellationToken cancel) => Do((unit, other) => problems.Link(unit, _request.Id, other.Id), cancel);

    /// <summary>The other becomes a child of this one.</summary>
    public Task<IActionResult> OnPostAdopt(CancellationToken cancel) => Do((unit, other) => problems.Link(unit, other.Id, _request.Id), cancel);

    public Task<IActionResult> OnPostNot(CancellationToken cancel) => Do((unit, other) => problems.NotTheSame(unit, _request.Id, other.Id), cancel);

    /// <summary>Takes the link of this request, or of a child of it, back.</summary>
    public Task<IActionResult> OnPostUnlink(CancellationToken cancel) =>
        Do((unit, other) => problems.Unlink(unit, Panel.Problem.Parent?.Id == other.Id ? _request.Id : other.Id), cancel);

    private async Task<IActionResult> Do(Func<Unit, RequestView, Task> doing, CancellationToken cancel)
    {
        if (!await Load(cancel))
        {
            return NotFound();
        }

        var number = Townline.Requests.Contracts.Reference.Parse(Other?.Trim());
        if (number is null || await requests.ByNumber(town.TenantId, number.Value, cancel) is not { } other)
        {
            ModelState.AddModelError(nameof(Other), words["desk-same.unknown"]);
            return Page();
        }

        try
        {
            await town.Write(unit => doing(unit, other), cancel);
            return Redirect($"/desk/requests/{Reference}#same");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(Other), words[$"rule.{broken.Code}", [.. broken.Args]]);
            return Page();
        }
    }

    private async Task<bool> Load(CancellationToken cancel)
    {
        if (await requests.ByNumber(town.TenantId, Reference, cancel) is not { } request)
        {
            return false;
        }

        _request = request;
        Panel = new SamePanel(request, await problems.Of(town.TenantId, request, cancel), await catalogue.Of(town.TenantId), MayWork: true);
        return true;
    }
}
