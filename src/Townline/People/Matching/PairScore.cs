using System.Text;

namespace Townline.People.Matching;

/// <summary>How likely two are the same, and why.</summary>
internal enum MatchBand
{
    None = 0,
    Perhaps = 1,
    Same = 2,
}

/// <summary>How two people compare, field by field.</summary>
/// <param name="Score">Bits: each one doubles how likely they are the same.</param>
internal readonly record struct PairScore(double Score, MatchBand Band, Agreements Fields)
{
    /// <summary>The agreements as they are stored and learned from: "given.same surname.close …"; what is not known is left out.</summary>
    public string Pattern
    {
        get
        {
            var text = new StringBuilder();
            foreach (var known in Enum.GetValues<MatchField>())
            {
                if (Fields[known] is not Agreement.Missing and var agreement)
                {
                    text.Append(text.Length == 0 ? "" : " ").Append(MatchWeights.Name(known)).Append('.').Append(agreement.ToString().ToLowerInvariant());
                }
            }

            return Fields.NamesSwapped ? text.Append(" names.swapped").ToString() : text.ToString();
        }
    }
}

/// <summary>The agreement of every field, four bits each.</summary>
internal readonly record struct Agreements(ulong Packed)
{
    private const int Swapped = 63;

    public Agreement this[MatchField field] => (Agreement)((Packed >> (4 * (int)field)) & 15);

    public bool NamesSwapped => (Packed >> Swapped) != 0;

    public Agreements With(MatchField field, Agreement agreement) => new(Packed | ((ulong)agreement << (4 * (int)field)));

    public Agreements WithNamesSwapped() => new(Packed | (1UL << Swapped));
}
