using Proxmox.Engine;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

/// <summary>Calls functions as both edges do.</summary>
internal static class Calling
{
    /// <summary>The result.</summary>
    public static Value Call(string function, params Value[] arguments)
    {
        var answer = Answer(function, arguments);
        Assert.That(answer.Diagnostics.Select(problem => problem.Detail), Is.Empty);
        return answer.Result;
    }

    /// <summary>What is wrong with the arguments, with the name of the argument before a colon.</summary>
    public static string Refuse(string function, params Value[] arguments)
    {
        var answer = Answer(function, arguments);
        Assert.That(answer.Result, Is.EqualTo(Value.Null));
        var problem = answer.Diagnostics.First();
        return $"{problem.Path}: {problem.Detail}";
    }

    /// <summary>The members that have a value.</summary>
    public static Value Known(Value value) => Value.Object(value.Members.Where(member => !member.Value.IsNull).ToList());

    private static FunctionAnswer Answer(string name, Value[] arguments)
    {
        var function = Catalogs.All.Function(name)!;
        return Provider.Call(
            function, Value.Object(function.Fields.Zip(arguments, (field, given) => KeyValuePair.Create(field.Name, given)).ToList()));
    }
}
