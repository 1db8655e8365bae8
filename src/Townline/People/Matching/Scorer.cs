namespace Townline.People.Matching;

/// <summary>
/// Compares two people field by field and adds up what each agreement says (Fellegi and Sunter, 1969). No state but its weights: any number of
/// threads may ask.
/// </summary>
internal sealed class Scorer(MatchWeights weights)
{
    private readonly FieldWeights[] _weights = weights.InOrder();

    public MatchWeights Weights => weights;

    public PairScore Compare(MatchRecord a, MatchRecord b)
    {
        var fields = default(Agreements);
        var score = 0.0;
        Lines(a, b, MatchField.Given, MatchField.Surname, weights.SwappedNames, ref score, ref fields, out var namesSwapped);
        Lines(a, b, MatchField.Street, MatchField.Addressee, weights.SwappedLines, ref score, ref fields, out _);
        One(a, b, MatchField.Number, FieldAgreement.OfCode, ref score, ref fields);
        One(a, b, MatchField.Suburb, FieldAgreement.OfText, ref score, ref fields);
        One(a, b, MatchField.Postcode, FieldAgreement.OfCode, ref score, ref fields);
        One(a, b, MatchField.State, FieldAgreement.OfText, ref score, ref fields);
        One(a, b, MatchField.Born, FieldAgreement.OfDay, ref score, ref fields);
        Best(a, b, MatchField.Phone, a.MorePhones, b.MorePhones, FieldAgreement.OfPhone, ref score, ref fields);
        Best(a, b, MatchField.Email, a.MoreEmails, b.MoreEmails, FieldAgreement.OfEmail, ref score, ref fields);
        fields = namesSwapped ? fields.WithNamesSwapped() : fields;
        return new PairScore(score, Band(score, fields), fields);
    }

    /// <summary>
    /// A family shares its name and its home, and a father may have called his son after himself: whatever the sum, "same" needs something that
    /// tells one of a household from another and nothing that tells them apart, and more than one kind of evidence.
    /// </summary>
    private MatchBand Band(double score, Agreements fields)
    {
        if (score < weights.Perhaps)
        {
            return MatchBand.None;
        }

        var (given, born) = (fields[MatchField.Given], fields[MatchField.Born]);
        var ownName = given is Agreement.Same or Agreement.Close;
        var ownBirth = born is Agreement.Same or Agreement.Close;
        var ownReach = fields[MatchField.Phone] == Agreement.Same || fields[MatchField.Email] == Agreement.Same;
        var home = fields[MatchField.Street] is Agreement.Same or Agreement.Close || fields[MatchField.Addressee] is Agreement.Same or Agreement.Close || fields[MatchField.Postcode] == Agreement.Same;
        var told = ownName || (given != Agreement.Different && (ownBirth || ownReach));
        var kinds = (ownName ? 1 : 0) + (ownBirth ? 1 : 0) + (ownReach ? 1 : 0) + (home ? 1 : 0);
        return score >= weights.Same && told && kinds > 1 && born != Agreement.Different ? MatchBand.Same : MatchBand.Perhaps;
    }

    private double Bits(MatchField field, Agreement agreement, double frequency) => _weights[(int)field].Bits(agreement, frequency);

    private void One(MatchRecord a, MatchRecord b, MatchField field, Func<string, string, Agreement> compare, ref double score, ref Agreements fields)
    {
        var agreement = FieldAgreement.IfKnown(a[field], b[field], compare);
        score += Bits(field, agreement, Math.Max(a.Frequency(field), b.Frequency(field)));
        fields = fields.With(field, agreement);
    }

    /// <summary>Two fields that people exchange: as they stand, or crosswise when that says more.</summary>
    private void Lines(MatchRecord a, MatchRecord b, MatchField first, MatchField second, double swapped, ref double score, ref Agreements fields, out bool isSwapped)
    {
        var (straight, crossed) = (Two(a, b, first, first, second, second), (Bits: 0.0, First: Agreement.Missing, Second: Agreement.Missing));
        var (some, other) = (a[first], a[second]);
        isSwapped = false;

        // Crosswise is looked at only when it can say more: two that are the same say all there is to say.
        if ((straight.First != Agreement.Same || straight.Second != Agreement.Same) && some.Length + other.Length > 0)
        {
            crossed = Two(a, b, first, second, second, first);
            isSwapped = crossed.Bits + swapped > straight.Bits && (crossed.First is Agreement.Same or Agreement.Close || crossed.Second is Agreement.Same or Agreement.Close);
        }

        score += isSwapped ? crossed.Bits + swapped : straight.Bits;
        var found = isSwapped ? crossed : straight;
        fields = fields.With(first, found.First).With(second, found.Second);
    }

    private (double Bits, Agreement First, Agreement Second) Two(MatchRecord a, MatchRecord b, MatchField one, MatchField with, MatchField two, MatchField and)
    {
        var first = FieldAgreement.IfKnown(a[one], b[with], FieldAgreement.OfText);
        var second = FieldAgreement.IfKnown(a[two], b[and], FieldAgreement.OfText);
        return (
            Bits(one, first, Math.Max(a.Frequency(one), b.Frequency(with))) + Bits(two, second, Math.Max(a.Frequency(two), b.Frequency(and))),
            first,
            second);
    }

    /// <summary>The best of all that each can be reached by.</summary>
    private void Best(MatchRecord a, MatchRecord b, MatchField field, IReadOnlyList<string> more, IReadOnlyList<string> others, Func<string, string, Agreement> compare, ref double score, ref Agreements fields)
    {
        var best = FieldAgreement.IfKnown(a[field], b[field], compare);
        if (more.Count + others.Count > 0)
        {
            foreach (var mine in more.Prepend(a[field]))
            {
                foreach (var theirs in others.Prepend(b[field]))
                {
                    var agreement = FieldAgreement.IfKnown(mine, theirs, compare);
                    best = agreement != Agreement.Missing && (best == Agreement.Missing || agreement < best) ? agreement : best;
                }
            }
        }

        score += Bits(field, best, 0);
        fields = fields.With(field, best);
    }
}
