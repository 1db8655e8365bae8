using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <inheritdoc/>
internal sealed class NearRequests(ICatalogue catalogues, NearSettings settings, Candidates candidates, TimeProvider time) : INearRequests
{
    private const int MostServices = 6;

    public async Task<IReadOnlyList<NearRequest>> Find(int tenantId, NearQuestion question, int most, CancellationToken cancel)
    {
        // What is stored has whole milliseconds.
        var at = DateTimeOffset.FromUnixTimeMilliseconds((question.At ?? time.GetUtcNow()).ToUnixTimeMilliseconds());
        var catalogue = await catalogues.Of(tenantId);
        var weights = await settings.Of(tenantId);
        var services = catalogue.All
            .Select(service => (service.Id, Kinship: weights.Kinship(question.Service, service)))
            .Where(service => service.Kinship != ServiceKinship.Other)
            .OrderBy(service => service.Kinship)
            .Take(MostServices)
            .Select(service => service.Id)
            .ToList();
        var found = await candidates.Of(tenantId, question, at, services, weights.Reach, cancel);
        found = [.. found.Where(candidate => candidate.Id != question.Except)];
        return new Ranking(weights, catalogue, found).Of(question with { At = at }, Math.Clamp(most, 1, INearRequests.Most));
    }

    public async Task<IReadOnlyList<NearRequest>> Offer(int tenantId, NearQuestion question, int most, CancellationToken cancel)
    {
        var from = (await settings.Of(tenantId)).OfferFrom;
        return [.. (await Find(tenantId, question, most, cancel)).TakeWhile(near => near.Score >= from)];
    }
}
