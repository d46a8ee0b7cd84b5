using System.Collections.Immutable;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Wire;

/// <summary>What holds for every value of every type.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "b", "c", "size", "é", "");

    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<string>()
        .Select(text => string.Concat((text ?? "").Where(c => !char.IsSurrogate(c))));

    private static readonly Gen<Number> Numbers = Gen.OneOf(
        ArbMap.Default.GeneratorFor<long>().Select(Number.Of),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(value => Number.Of(value.Get)),
        from digits in Gen.Choose(1, int.MaxValue)
        from more in Gen.Choose(0, int.MaxValue)
        from exponent in Gen.Choose(-40, 40)
        select Number.Parse(string.Create(CultureInfo.InvariantCulture, $"-{digits}{more}e{exponent}")));

    private static readonly Arbitrary<(CtyType Type, Value Value)> Unknowns = Typed(withUnknown: true).ToArbitrary();

    private static readonly Arbitrary<(CtyType Type, Value Value)> Knowns = Typed(withUnknown: false).ToArbitrary();

    [Test]
    public void A_value_survives_MessagePack() => Check(Unknowns, pair =>
        CtyMsgPack.Read(CtyMsgPack.Write(pair.Value, pair.Type), pair.Type).Equals(pair.Value));

    [Test]
    public void A_known_value_survives_JSON() => Check(Knowns, pair =>
        CtyJson.Read(CtyJson.Write(pair.Value, pair.Type), pair.Type).Equals(pair.Value));

    [Test]
    public void A_type_survives_its_JSON() => Check(Unknowns, pair => CtyTypeJson.Read(CtyTypeJson.Write(pair.Type)).Equals(pair.Type));

    [Test]
    public void MessagePack_cut_anywhere_is_refused_with_a_clear_message() => Check(Unknowns, pair =>
    {
        var bytes = CtyMsgPack.Write(pair.Value, pair.Type);
        return Enumerable.Range(0, bytes.Length).All(length => IsRefused(() => CtyMsgPack.Read(bytes[..length], pair.Type)));
    });

    [Test]
    public void MessagePack_with_any_byte_changed_is_read_or_refused_but_never_breaks() => Check(Unknowns, pair =>
    {
        var bytes = CtyMsgPack.Write(pair.Value, pair.Type).ToArray();
        for (var i = 0; i < Math.Min(bytes.Length, 40); i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= (byte)(0x55 + i);
            _ = IsRefused(() => CtyMsgPack.Read(changed, pair.Type));
        }

        return true;
    });

    private static void Check(Arbitrary<(CtyType Type, Value Value)> values, Func<(CtyType Type, Value Value), bool> holds) =>
        Prop.ForAll(values, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool IsRefused(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (WireFormatException e)
        {
            return e.Message.Length > 10;
        }
    }

    private static Gen<(CtyType Type, Value Value)> Typed(bool withUnknown) =>
        from type in Gen.Sized(size => TypeOf(Math.Min(size, 12)))
        from value in ValueOf(type, withUnknown)
        select (type, value);

    private static Gen<CtyType> TypeOf(int size)
    {
        var primitive = Gen.Elements(CtyType.String, CtyType.Number, CtyType.Bool);
        if (size <= 0)
        {
            return primitive;
        }

        var inner = TypeOf(size / 3);
        return Gen.OneOf(
            primitive,
            inner.Select(CtyType (element) => new CtyType.List(element)),
            inner.Select(CtyType (element) => new CtyType.Set(element)),
            inner.Select(CtyType (element) => new CtyType.Map(element)),
            inner.ListOf(2).Select(CtyType (elements) => new CtyType.Tuple([.. elements])),
            Gen.Zip(Names.ListOf(3), inner.ListOf(3)).Select(CtyType (pair) => new CtyType.Object(
                pair.Item1.Zip(pair.Item2).DistinctBy(item => item.First)
                    .ToImmutableSortedDictionary(item => item.First, item => item.Second, StringComparer.Ordinal))));
    }

    private static Gen<Value> ValueOf(CtyType type, bool withUnknown)
    {
        var known = type switch
        {
            CtyType.List list => Items(list.Element, withUnknown).Select(items => Value.List(items)),
            CtyType.Set set => Items(set.Element, withUnknown).Select(items => Value.Set(items)),
            CtyType.Map map => Gen.Zip(Names.ListOf(3), ValueOf(map.Element, withUnknown).ListOf(3))
                .Select(pair => Members((pair.Item1, pair.Item2))),
            CtyType.Tuple tuple => Sequence(tuple.Elements.Select(element => ValueOf(element, withUnknown)))
                .Select(items => Value.List(items)),
            CtyType.Object nested => Sequence(nested.Attributes.Values.Select(element => ValueOf(element, withUnknown)))
                .Select(values => Members((nested.Attributes.Keys, values))),
            CtyType.Primitive { Name: "string" } => Texts.Select(Value.Of),
            CtyType.Primitive { Name: "number" } => Numbers.Select(Value.Of),
            _ => ArbMap.Default.GeneratorFor<bool>().Select(Value.Of),
        };
        return withUnknown
            ? Gen.Frequency((8, known), (1, Gen.Constant(Value.Null)), (1, Gen.Constant(Value.Unknown)))
            : Gen.Frequency((8, known), (1, Gen.Constant(Value.Null)));
    }

    private static Gen<IList<Value>> Items(CtyType element, bool withUnknown) =>
        Gen.Choose(0, 4).SelectMany(count => ValueOf(element, withUnknown).ListOf(count)).Select(IList<Value> (items) => [.. items]);

    private static Value Members((IEnumerable<string> Names, IEnumerable<Value> Values) pair) =>
        Value.Object(pair.Names.Zip(pair.Values).DistinctBy(item => item.First)
            .Select(item => KeyValuePair.Create(item.First, item.Second)));

    private static Gen<IEnumerable<Value>> Sequence(IEnumerable<Gen<Value>> values) => values.Aggregate(
        Gen.Constant(Enumerable.Empty<Value>()),
        (all, next) => Gen.Zip(all, next).Select(pair => pair.Item1.Append(pair.Item2)));
}
