namespace Proxmox.Client.Tests;

public class PveDataTests
{
    [TestCase("100", 100)]
    [TestCase("\"100\"", 100)]
    [TestCase("100.0", 100)]
    [TestCase("true", 1)]
    [TestCase("\"0x10\"", null)]
    [TestCase("1.5", null)]
    [TestCase("\"\"", null)]
    [TestCase("null", null)]
    [TestCase("1e300", null)]
    public void A_whole_number_is_read_from_every_form_that_PVE_writes(string json, long? expected) =>
        Assert.That(PveData.Parse(json).AsLong(), Is.EqualTo(expected));

    [TestCase("1", true)]
    [TestCase("0", false)]
    [TestCase("\"1\"", true)]
    [TestCase("\"Yes\"", true)]
    [TestCase("\"off\"", false)]
    [TestCase("true", true)]
    [TestCase("\"2\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("[]", null)]
    public void A_boolean_is_read_from_every_form_that_PVE_writes(string json, bool? expected) =>
        Assert.That(PveData.Parse(json).AsBool(), Is.EqualTo(expected));

    [TestCase("\"a\"", "a")]
    [TestCase("512", "512")]
    [TestCase("0.25", "0.25")]
    [TestCase("true", "1")]
    [TestCase("null", null)]
    [TestCase("{}", null)]
    public void Text_is_read_from_every_scalar(string json, string? expected) =>
        Assert.That(PveData.Parse(json).AsText(), Is.EqualTo(expected));

    [Test]
    public void An_absent_member_reads_as_null_at_any_depth() =>
        Assert.That(PveData.Parse("""{"a":[1]}""")["b"]["c"].IsNull, Is.True);

    [Test]
    public void Items_and_members_of_scalars_are_empty()
    {
        Assert.That(PveData.Of(1).Items, Is.Empty);
        Assert.That(PveData.Of("x").Members, Is.Empty);
    }

    [Test]
    public void Dates_stay_the_text_that_they_were() =>
        Assert.That(PveData.Parse("\"2024-01-02T03:04:05Z\"").AsText(), Is.EqualTo("2024-01-02T03:04:05Z"));

    [Test]
    public void Small_numbers_keep_their_digits() =>
        Assert.That(PveData.Parse("0.00123456789012345").AsDecimal(), Is.EqualTo(0.00123456789012345m));

    [Test]
    public void A_number_beyond_decimal_does_not_spoil_the_rest() =>
        Assert.That(PveData.Parse("""{"huge":1e300,"a":7}""")["a"].AsLong(), Is.EqualTo(7));

    [Test]
    public void The_order_of_members_does_not_count()
    {
        Assert.That(PveData.Parse("""{"a":1,"b":[1,2]}"""), Is.EqualTo(PveData.Parse("""{"b":[1,2],"a":1.0}""")));
        Assert.That(PveData.Parse("[1,2]"), Is.Not.EqualTo(PveData.Parse("[2,1]")));
        Assert.That(PveData.Of("1"), Is.Not.EqualTo(PveData.Of(1)));
    }

    [Test]
    public void What_is_written_reads_back_the_same()
    {
        var data = PveData.Object(("b", PveData.Array(PveData.Of(1), PveData.Of("x\"y"), PveData.Null)), ("a", PveData.Of(true)));
        Assert.That(data.ToString(), Is.EqualTo("""{"a":true,"b":[1,"x\"y",null]}"""));
        Assert.That(PveData.Parse(data.ToString()), Is.EqualTo(data));
    }

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("{\"a\":")]
    [TestCase("{} {}")]
    public void What_is_not_JSON_is_refused(string text) =>
        Assert.That(() => PveData.Parse(text), Throws.TypeOf<FormatException>());
}
