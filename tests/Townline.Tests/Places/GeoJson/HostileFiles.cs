using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Townline.Places.Contracts;
using Townline.Places.GeoJson;
using Townline.Places.Import;

namespace Townline.Tests.Places.GeoJson;

/// <summary>What must hold for any file whatever: it is read or refused with a sentence, and no row is both good and without a shape.</summary>
public class HostileFiles
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ",", ":", "\"type\"", "\"Feature\"", "\"FeatureCollection\"", "\"features\"", "\"geometry\"", "\"coordinates\"", "\"Point\"", "\"Polygon\"",
        "\"properties\"", "null", "1e400", "-81.6", "41.5", "\"\\ud800\"", "\"", "\u001e", "\n", "\uFEFF", "true", "\"crs\"", "\0",
    ];

    private static Gen<byte[]> Bitten(string good) =>
        from bites in Gen.Choose(0, 3).SelectMany(count => Gen.Choose(0, good.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, (byte)value))).ArrayOf(count))
        from kept in Gen.Frequency((3, Gen.Constant(good.Length)), (1, Gen.Choose(0, good.Length)))
        select Bite(Encoding.UTF8.GetBytes(good), bites)[..kept];

    private static Gen<byte[]> Pasted => Gen.Elements(Scraps).ArrayOf().Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

    [Fact]
    public void Any_file_is_read_as_GeoJSON_or_refused() =>
        Prop.ForAll(Gen.Frequency((3, Bitten(SmallTown.Areas)), (1, Bitten(SmallTown.Streets)), (3, Pasted)).ToArbitrary(), file => Holds(GeoJsonReader.Read(new MemoryStream(file))))
            .Check(ManyCases);

    [Fact]
    public void Any_file_is_read_as_CSV_or_refused() =>
        Prop.ForAll(Gen.Frequency((4, Bitten(SmallTown.Addresses)), (1, Pasted)).ToArbitrary(), file => Holds(CsvRows.Read(new MemoryStream(file)))).Check(ManyCases);

    private static bool Holds(IAsyncEnumerable<SourceRow> rows)
    {
        try
        {
            return rows.ToBlockingEnumerable().All(row => row.Problem is null == row.Geometry is not null);
        }
        catch (PlacesFileException refused)
        {
            return refused.Message.EndsWith('.') || refused.Message.EndsWith('?');
        }
    }

    private static byte[] Bite(byte[] bytes, (int At, byte Value)[] bites)
    {
        foreach (var (at, value) in bites)
            bytes[at] = value;
        return bytes;
    }
}
