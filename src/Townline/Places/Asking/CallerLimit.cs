using System.Globalization;
using System.Threading.RateLimiting;
using Townline.Platform.Web;

namespace Townline.Places.Asking;

/// <summary>
/// How often one network address may ask what costs work (search, drawn maps): 120 at once and 20 a second after, so that a school or a town hall
/// behind one address can work. Kept per node.
/// </summary>
internal sealed class CallerLimit : IEndpointFilter, IDisposable
{
    private const int AtOnce = 120;
    private const int PerSecond = 20;

    private readonly PartitionedRateLimiter<string> _calls = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(
            caller,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = PerSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }
        )
    );

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = _calls.AttemptAcquire(CallerAddress.Of(context.HttpContext));
        if (lease.IsAcquired)
            return await next(context);
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => _calls.Dispose();
}
