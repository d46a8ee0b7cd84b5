using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Tests.Framing;

internal sealed class MetadataTests
{
    [TestCase(new byte[0], "")]
    [TestCase(new byte[] { 1 }, "AQ")]
    [TestCase(new byte[] { 1, 2 }, "AQI")]
    [TestCase(new byte[] { 1, 2, 3 }, "AQID")]
    [TestCase(new byte[] { 0xfb, 0xff }, "+/8")]
    public void A_binary_value_is_base64_without_padding(byte[] bytes, string value) =>
        Assert.That(MetadataText.Format(new("key-bin", bytes)), Is.EqualTo(value));

    [TestCase("AQ", new byte[] { 1 })]
    [TestCase("AQ==", new byte[] { 1 })]
    [TestCase("AQI", new byte[] { 1, 2 })]
    [TestCase("AQI=", new byte[] { 1, 2 })]
    [TestCase("AQID", new byte[] { 1, 2, 3 })]
    [TestCase("", new byte[0])]
    public void A_binary_value_is_read_with_and_without_padding(string value, byte[] bytes)
    {
        Metadata metadata = [];
        MetadataText.Append(metadata, "Key-Bin", value);

        Assert.That(metadata.GetValueBytes("key-bin"), Is.EqualTo(bytes));
    }

    [Test]
    public void A_binary_header_may_hold_several_values()
    {
        Metadata metadata = [];
        MetadataText.Append(metadata, "key-bin", "AQ==, AQI,AQID");

        Assert.That(metadata.GetAll("key-bin").Select(entry => entry.ValueBytes.Length), Is.EqualTo([1, 2, 3]));
    }

    [TestCase("A")]
    [TestCase("****")]
    [TestCase("AQ=A")]
    public void A_binary_value_that_is_not_base64_ends_the_call(string value)
    {
        RpcException? failure = Assert.Throws<RpcException>(() => MetadataText.Append([], "key-bin", value));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public void A_text_value_with_commas_is_one_value()
    {
        Metadata metadata = [];
        MetadataText.Append(metadata, "key", "a, b");

        Assert.That(metadata.GetValue("KEY"), Is.EqualTo("a, b"));
    }

    [TestCase(":path")]
    [TestCase("grpc-status")]
    [TestCase("Grpc-Timeout")]
    [TestCase("content-type")]
    [TestCase("te")]
    public void Headers_of_the_protocol_are_no_metadata(string name)
    {
        Metadata metadata = [];
        MetadataText.Append(metadata, name, "value");

        Assert.That(metadata, Is.Empty);
    }

    [Test]
    public void Keys_are_lower_case_and_the_last_of_several_values_counts()
    {
        Metadata metadata = new() { { "Trace", "1" }, { "trace", "2" } };

        Assert.That(metadata[0].Key, Is.EqualTo("trace"));
        Assert.That(metadata.GetValue("TRACE"), Is.EqualTo("2"));
    }

    [Test]
    public void A_key_says_whether_its_value_is_text()
    {
        Assert.That(() => new Metadata.Entry("key-bin", "text"), Throws.ArgumentException);
        Assert.That(() => new Metadata.Entry("key", [1]), Throws.ArgumentException);
        Assert.That(() => new Metadata.Entry("no spaces", "text"), Throws.ArgumentException);
        Assert.That(() => new Metadata.Entry("key-bin", [1]).Value, Throws.InvalidOperationException);
    }

    [Test]
    public void The_empty_metadata_stays_empty() =>
        Assert.That(() => Metadata.Empty.Add("key", "value"), Throws.InvalidOperationException);
}
