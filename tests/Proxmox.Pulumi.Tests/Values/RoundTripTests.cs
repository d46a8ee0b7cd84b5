using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Proxmox.Pulumi.Values;

namespace Proxmox.Pulumi.Tests.Values;

public sealed class RoundTripTests
{
    private static readonly string[] Signed =
    [
        Signatures.Secret, Signatures.Output, Signatures.ResourceReference, Signatures.ByteString, Signatures.Asset, Signatures.Archive,
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Valid(text.Get)),
        Gen.Elements(System.Enum.GetValues<UnknownKind>()).Select(Sentinels.Of),
        Gen.Elements("value", "urn", "id", "secret", "dependencies", "assets", "text", "hash", ""));

    [Test]
    public void Any_value_is_written_just_as_it_was_read() => Prop.ForAll(Gen.Sized(size => Bags(Math.Min(size, 40))).ToArbitrary(), bag =>
    {
        var bytes = bag.ToByteArray();
        return PropertyCodec.Write(PropertyCodec.Read(Struct.Parser.ParseFrom(bytes))).ToByteArray().AsSpan().SequenceEqual(bytes);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void Values_may_nest_two_hundred_levels_deep()
    {
        var value = Value.ForString("inmost");
        for (var level = 0; level < 200; level++)
        {
            value = (level % 3) switch
            {
                0 => Value.ForStruct(new() { Fields = { ["in"] = value } }),
                1 => Value.ForList(value),
                _ => Value.ForStruct(new() { Fields = { [Signatures.Key] = Value.ForString(Signatures.Secret), ["value"] = value } }),
            };
        }

        var bag = new Struct { Fields = { ["all"] = value } };

        Assert.That(PropertyCodec.Write(PropertyCodec.Read(bag)).ToByteArray(), Is.EqualTo(bag.ToByteArray()));
    }

    private static string Valid(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static Gen<Struct> Bags(int size) => Words.Zip(Values(size / 2)).ListOf().Select(members => Bag(members.Take(5)));

    private static Struct Bag(IEnumerable<(string Name, Value Value)> members)
    {
        var bag = new Struct();
        foreach (var (name, value) in members)
        {
            bag.Fields[name] = value;
        }

        return bag;
    }

    private static Gen<Value> Values(int size)
    {
        var plain = Gen.OneOf(
            Words.Select(Value.ForString),
            ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(Value.ForNumber),
            ArbMap.Default.GeneratorFor<bool>().Select(Value.ForBool),
            Gen.Constant(0).Select(_ => Value.ForNull()));
        return size < 1 ? plain : Gen.OneOf(
            plain,
            Values(size / 2).ListOf().Select(items => Value.ForList([.. items.Take(4)])),
            Bags(size / 2).Select(Value.ForStruct),
            Bags(size / 2).Zip(Gen.Elements(Signed)).Zip(ArbMap.Default.GeneratorFor<bool>())
                .Select(pair => Value.ForStruct(Sign(pair.Item1.Item1, pair.Item1.Item2, pair.Item2))));
    }

    // The signature stands first or last: what wrote the object need not keep an order.
    private static Struct Sign(Struct members, string signature, bool isFirst)
    {
        var sign = (Name: Signatures.Key, Value: Value.ForString(signature));
        var others = members.Fields.Where(member => member.Key != Signatures.Key).Select(member => (Name: member.Key, member.Value));
        return Bag(isFirst ? others.Prepend(sign) : others.Append(sign));
    }
}
