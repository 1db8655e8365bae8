using System.Text.Json;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary>"Ana is answering" beside the rows of a list. The live feed brings it; a mark that runs out is asked for again here.</summary>
internal static class ClaimMarks
{
    private const int MostNumbers = 200;

    /// <param name="Until">Unix ms after which it no longer holds unless it was renewed.</param>
    internal sealed record Mark(long Number, string Who, long Until, bool Mine);

    /// <summary>GET /desk/claims?numbers=1,2: who is answering these requests now.</summary>
    public static async Task<IResult> Get(HttpContext http, TownContext town, IClaims claims, string? numbers, CancellationToken cancel)
    {
        var me = http.RequireStaff().Id;
        var asked = (numbers ?? "").Split(',').Take(MostNumbers).Select(text => long.TryParse(text, out var number) ? number : 0).ToHashSet();
        var held = await claims.Now(town.Db, cancel);
        return Results.Json(held.Values.Where(claim => asked.Contains(claim.Number)).Select(claim => new Mark(claim.Number, claim.Name, claim.Until.ToUnixTimeMilliseconds(), claim.StaffId == me)), JsonColumn.Options);
    }

    /// <summary>What an event of a claim means for a list; one that ended holds no longer.</summary>
    public static Mark Of(LiveEvent happened, long me)
    {
        var claim = JsonSerializer.Deserialize<ClaimHappened>(happened.Data, JsonColumn.Options)!;
        return new Mark(claim.Number, claim.Name, claim.What == "ended" ? 0 : claim.Until.ToUnixTimeMilliseconds(), claim.StaffId == me);
    }
}
