using System.Threading.RateLimiting;
using Townline.Faces.Portal.Problems;
using Townline.Platform.Web;

namespace Townline.Faces.Portal.Limits;

/// <summary>
/// How often one network address may send a form of the portal: 120 at once and one a second after, so that a school class or a library
/// behind one address can report together, and a program cannot fill the desk. Kept per node.
/// </summary>
internal sealed class PostLimit : IPipelineStage, IDisposable
{
    private const int AtOnce = 120;

    private readonly PartitionedRateLimiter<string> _posts = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(
            caller,
            _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));

    public int Order => 30;

    public void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && PortalEndpoint.IsOne(http.GetEndpoint()))
        {
            using var lease = _posts.AttemptAcquire(CallerAddress.Of(http));
            if (!lease.IsAcquired)
            {
                Caller.Refuse(http, lease);
                return;
            }
        }

        await next(http);
    });

    public void Dispose() => _posts.Dispose();
}
