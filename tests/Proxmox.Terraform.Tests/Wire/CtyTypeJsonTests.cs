using System.Text;
using Proxmox.Model.Fields;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

public sealed class CtyTypeJsonTests
{
    [TestCase("\"string\"")]
    [TestCase("\"number\"")]
    [TestCase("\"bool\"")]
    [TestCase("\"dynamic\"")]
    [TestCase("[\"list\",\"string\"]")]
    [TestCase("[\"set\",[\"map\",\"number\"]]")]
    [TestCase("[\"tuple\",[\"string\",[\"list\",\"bool\"]]]")]
    [TestCase("[\"tuple\",[]]")]
    [TestCase("[\"object\",{\"a\":\"string\",\"b\":[\"object\",{}]}]")]
    public void A_type_reads_and_writes_as_itself(string json)
    {
        Assert.That(Encoding.UTF8.GetString(CtyTypeJson.Write(CtyTypeJson.Read(Encoding.UTF8.GetBytes(json)))), Is.EqualTo(json));
    }

    [Test]
    public void The_names_of_optional_attributes_are_skipped()
    {
        var type = CtyTypeJson.Read("[\"list\",[\"object\",{\"a\":\"string\"},[\"a\"]]]"u8);

        Assert.That(type, Is.EqualTo(CtyTypeJson.Read("[\"list\",[\"object\",{\"a\":\"string\"}]]"u8)));
    }

    [TestCase("")]
    [TestCase("\"text\"")]
    [TestCase("[\"list\"]")]
    [TestCase("[\"list\",\"string\",\"string\"]")]
    [TestCase("[\"bag\",\"string\"]")]
    [TestCase("{\"object\":{}}")]
    [TestCase("\"string\" \"string\"")]
    [TestCase("[\"object\",{\"a\":")]
    [TestCase("7")]
    public void What_is_no_type_is_refused(string json)
    {
        Assert.That(() => CtyTypeJson.Read(Encoding.UTF8.GetBytes(json)), Throws.TypeOf<WireFormatException>());
    }

    [Test]
    public void Every_kind_of_field_has_its_type()
    {
        var inner = Declare.Nested("inner", "", Declare.Text("t", ""), Declare.Whole("n", ""), Declare.Flag("b", ""));
        var fields = Declare.Nested(
            "outer",
            "",
            inner,
            Declare.TextList("list", ""),
            Declare.TextSet("set", ""),
            Declare.TextMap("map", ""),
            Declare.Fraction("f", ""),
            Declare.Slots("slots", "", Declare.Text("size", "")));

        Assert.That(Encoding.UTF8.GetString(CtyTypeJson.Write(CtyType.Of(fields.Type))), Is.EqualTo(
            """["object",{"f":"number","inner":["object",{"b":"bool","n":"number","t":"string"}],"list":["list","string"],"map":["map","string"],"set":["set","string"],"slots":["map",["object",{"size":"string"}]]}]"""));
    }
}
