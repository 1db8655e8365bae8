using Townline.Places.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>Puts candidates in order of the chance that they are the same problem. Pure: same question and candidates, same answer.</summary>
internal sealed class Ranking
{
    /// <summary>How many of the likeliest are held against each other for which of them came first.</summary>
    private const int MostHeldTogether = 20;

    /// <summary>Two that both look like the one told of are likely the same as each other, so less has to speak for it.</summary>
    private const double HeldTogether = 3;

    private readonly NearWeights _weights;
    private readonly List<Report> _candidates;
    private readonly WordRarity _rarity;

    public Ranking(NearWeights weights, ServiceCatalogue catalogue, IReadOnlyList<Candidate> candidates)
    {
        _weights = weights;
        _candidates = [.. candidates.Select(candidate => Report.Of(candidate, catalogue))];
        _rarity = new WordRarity(_candidates.Select(report => report.Words));
    }

    public IReadOnlyList<NearRequest> Of(NearQuestion question, int most)
    {
        var told = Report.Of(question);
        var likeliest = _candidates
            .Select(report => (Report: report, Sum: Sum(told, report)))
            .OrderByDescending(pair => pair.Sum)
            .ThenBy(pair => pair.Report.At)
            .Take(MostHeldTogether)
            .ToList();
        return
        [
            .. likeliest
                .Select(pair => (pair.Report, pair.Sum, Follows: ChanceToFollow(pair.Report, likeliest.Select(other => other.Report))))
                .Select(pair => Answer(told, pair.Report, Chance(pair.Sum - _weights.Follows * pair.Follows), pair.Follows))
                .OrderByDescending(near => near.Score)
                .ThenBy(near => near.RequestedAt)
                .ThenBy(near => near.Id)
                .Take(most),
        ];
    }

    /// <summary>The evidence that two reports are of one problem; the same whichever of them is told now, but for which is older.</summary>
    internal double Sum(Report one, Report other)
    {
        var service = Kinship(one, other) switch
        {
            ServiceKinship.Same => _weights.SameService,
            ServiceKinship.Related => _weights.RelatedService,
            _ => 0,
        };
        var days = Math.Abs((one.At - other.At).TotalDays);
        return _weights.Start
            + service
            - _weights.Distance * Math.Log(1 + Metres(one, other) / _weights.DistanceHalf)
            - _weights.Age * Math.Log(1 + days)
            + _weights.Words * (one.Words.Likeness(other.Words, _rarity) ?? _weights.WordsUnknown)
            - _weights.Differing * one.Answers.Differing(other.Answers);
    }

    private double ChanceToFollow(Report report, IEnumerable<Report> others) =>
        others.Where(other => other.At < report.At).Select(earlier => Chance(Sum(report, earlier) + HeldTogether)).DefaultIfEmpty(0).Max();

    private NearRequest Answer(Report told, Report report, double score, double follows)
    {
        var candidate = report.Candidate!;
        return new NearRequest
        {
            Id = candidate.Id,
            Number = candidate.Number,
            ExternalId = candidate.ExternalId,
            ServiceId = candidate.ServiceId,
            Description = candidate.Description,
            Address = candidate.Address,
            Latitude = candidate.Latitude,
            Longitude = candidate.Longitude,
            RequestedAt = candidate.RequestedAt,
            Visibility = candidate.Visibility,
            Score = score,
            Why = new NearReasons(
                Kinship(told, report),
                told.Place is { } here && report.Place is { } there ? here.MetresTo(there) : null,
                SameAddress(told, report),
                told.At - report.At,
                told.Words.Shared(report.Words, _rarity),
                told.Answers.Differing(report.Answers),
                follows > 0.5),
        };
    }

    private ServiceKinship Kinship(Report one, Report other) =>
        one.Service is { } a && other.Service is { } b ? _weights.Kinship(a, b) : ServiceKinship.Other;

    private double Metres(Report one, Report other) =>
        one.Place is { } here && other.Place is { } there ? here.MetresTo(there)
        : SameAddress(one, other) ? _weights.SameAddress
        : _weights.NoPlace;

    private static bool SameAddress(Report one, Report other) => one.Address.Length > 0 && one.Address == other.Address;

    private static double Chance(double sum) => 1 / (1 + Math.Exp(-sum));
}
