using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

/// <summary>A function answers whatever it is given: with a result of its type, or with what is wrong.</summary>
public sealed class AnyArgumentTests
{
    private static readonly Value[] Odd =
    [
        Value.Null, "", " ", ",", "=", ":", "a:b", ":::", "a=b,a=c", "\0", "😀", new string('9', 400), "-1", "1e400", "vm-1-disk-0",
        "x:vm-0-disk-0",
        "local-lvm:99999999999999999999999", "virtio=", "virtio,tag=9999999999999999999999", "mp0", "scsi99999999999", "2026-02-30T00:00:00Z",
        "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "*-*-*", "79228162514264337593543950335T",
        0, -1, long.MaxValue, long.MinValue, Value.Of(Number.Parse("0.5")), true, Value.List(), Value.List("a", Value.Null), Value.Object(),
        Value.Object(("storage", ":"), ("size", "x"), ("model", "virtio"), ("name", "n"), ("path", "/")),
        Value.Object(("a", Value.Object())),
    ];

    public static IEnumerable<string> Functions => Catalogs.All.Functions.Select(function => function.Name);

    [TestCaseSource(nameof(Functions))]
    public void Whatever_is_given_gets_an_answer(string name)
    {
        var function = Catalogs.All.Function(name)!;
        var answers = 0;
        foreach (var arguments in All(function.Fields.Length))
        {
            var given = Value.Object(
                function.Fields.Zip(arguments, (field, argument) => KeyValuePair.Create(field.Name, argument)).ToList());

            var answer = Provider.Call(function, given);

            answers += answer.Diagnostics.HasErrors ? 0 : 1;
            Assert.That(answer.Diagnostics.HasErrors, Is.EqualTo(answer.Result.IsNull), given.ToString());
            Assert.That(answer.Diagnostics.Select(problem => problem.Path!.Steps[0]).Distinct(),
                Is.SubsetOf(function.Fields.Select(field => new AttributePath.Step.Attribute(field.Name))));
            Assert.That(answer.Diagnostics.Select(problem => problem.Detail), Is.All.EndsWith(".").Or.All.EndsWith("?"));
        }

        TestContext.Out.WriteLine($"{answers} answers");
    }

    [TestCaseSource(nameof(Functions))]
    public void Only_the_last_parameter_may_be_left_out(string name) => Assert.That(
        Catalogs.All.Function(name)!.Fields.SkipLast(1).Select(field => field.Presence), Is.All.EqualTo(Presence.Required));

    private static IEnumerable<Value[]> All(int count) =>
        count == 0 ? [[]] : from rest in All(count - 1) from value in Odd select (Value[])[.. rest, value];
}
