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

    [Test]
    public void Of_two_members_with_one_name_the_last_counts()
    {
        var data = PveData.Parse("""{"b":1,"a":2,"b":3,"c":4,"a":5}""");
        Assert.That(data.ToString(), Is.EqualTo("""{"a":5,"b":3,"c":4}"""));
        var built = PveData.Object(("c", PveData.Of(4)), ("a", PveData.Of(2)), ("b", PveData.Of(3)), ("a", PveData.Of(5)));
        Assert.That(data, Is.EqualTo(built));
    }

    [Test]
    public void Members_are_a_dictionary_in_alphabetical_order()
    {
        var names = Enumerable.Range(0, 300).Select(number => $"net{number * 7919 % 300}").ToList();
        var members = PveData.Object(names.Select(name => KeyValuePair.Create(name, PveData.Of(name)))).Members;
        Assert.That(members.Keys, Is.EqualTo(names.Order(StringComparer.Ordinal)));
        Assert.That(members.Select(member => member.Value.AsText()), Is.EqualTo(members.Keys));
        Assert.That(names.Select(name => members[name].AsText()), Is.EqualTo(names));
        Assert.That((members.Count, members.ContainsKey("net300"), members.TryGetValue("net300", out _)), Is.EqualTo((300, false, false)));
        Assert.That(() => members["net300"], Throws.TypeOf<KeyNotFoundException>());
    }

    [Test]
    public void Text_and_number_that_look_alike_stay_apart() =>
        Assert.That(PveData.Parse("""["1",1,"1",true,1.0,1]""").ToString(), Is.EqualTo("""["1",1,"1",true,1,1]"""));

    [Test]
    public void A_list_of_guests_takes_little_room()
    {
        // Members come in any order from PVE, and in another one for each object.
        string[] orders =
        [
            """{"type":"qemu","node":"pve1","vmid":%,"name":"web-%","status":"running","mem":10737%,"maxmem":42949672,"cpu":0.0%}""",
            """{"status":"running","maxmem":42949672,"name":"web-%","cpu":0.0%,"type":"qemu","vmid":%,"node":"pve1","mem":10737%}""",
        ];
        var json = $"[{string.Join(',', Enumerable.Range(1000, 2000).Select(id => orders[id % 2].Replace("%", $"{id}")))}]";
        PveData.Parse(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var guests = PveData.Parse(json).Items;
        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / guests.Count, Is.LessThan(1000));
        Assert.That(((PveObject)guests[0]).Names, Is.SameAs(((PveObject)guests[1999]).Names));
        Assert.That(guests[0]["status"], Is.SameAs(guests[1999]["status"]));
        Assert.That(guests[1999]["name"].AsText(), Is.EqualTo("web-2999"));
    }

    [Test]
    public void Trees_are_read_side_by_side() => Parallel.For(0, 200, number =>
    {
        var json = $$$"""{"a":[{"n":{{{number}}}},{"n":"{{{number}}}"}],"b":{"c":{{{number}}}}}""";
        Assert.That(PveData.Parse(json).ToString(), Is.EqualTo(json));
    });

    [TestCase("")]
    [TestCase("{\"a\":1")]
    [TestCase("[1,2")]
    [TestCase("[new Date(1)]")]
    [TestCase("<html>")]
    [TestCase("{\"a\":")]
    [TestCase("{} {}")]
    public void What_is_not_JSON_is_refused(string text) =>
        Assert.That(() => PveData.Parse(text), Throws.TypeOf<FormatException>());
}
