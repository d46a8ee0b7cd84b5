using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>
/// Writes the file of a function: how it is called with values known now and with values known later, its arguments and its answer.
/// </summary>
internal sealed class FunctionFile(CodeFile file, PackageSchema package, FunctionSchema function)
{
    private const string ArgumentsBase = "InvokeArgs";
    private const string Awaits = "Args";
    private const string Lifts = "InvokeArgs";

    private readonly string _class = PackageNames.Class(function);

    private bool IsOptional => function.Inputs is not { } inputs || !inputs.Any(input => input.IsRequired);

    // Anything but an object comes as the only member of one.
    private string Method => function.Returns is null or TypeSchema.ObjectOf ? "Invoke" : "InvokeSingle";

    private string? Answer => function.Outputs is not null ? _class + "Result"
        : function.Returns is { } type ? new TypeNames(file, package, TypeForm.Output).Bare(type)
        : null;

    /// <summary>Writes the whole file.</summary>
    public void Write()
    {
        var otherwise = $"The function <c>{XmlDoc.Escape(function.Token)}</c>.";
        XmlDoc.Write(file, function.Description, otherwise);
        file.Obsolete(function.Deprecation);
        file.Block($"public static class {_class}", () =>
        {
            var summary = XmlDoc.Summary(function.Description) ?? otherwise;
            Awaited(summary);
            if (Answer is not null)
            {
                Lifted(summary, isOrdered: false);
                Lifted(summary, isOrdered: true);
            }
        });
        Arguments();
        if (function.Outputs is { } outputs)
        {
            file.Line();
            new OutputClass(file, package).Write(_class + "Result", outputs, null, $"The answer of <see cref=\"{_class}\"/>.");
        }
    }

    private void Awaited(string summary)
    {
        XmlDoc.Element(file, "summary", summary);
        XmlDoc.Element(file, "remarks", "Takes values that are known now, and notes no dependencies.");
        var task = file.Type("System.Threading.Tasks", "Task");
        var (parameter, value) = Parameter(Awaits, isRequired: false);
        Documentation(parameter, "Which provider to ask, and how.");
        file.Line($"public static {task}{Generic(Answer)} InvokeAsync({parameter}{file.Pulumi("InvokeOptions")}? options = null)");
        Call(Method + "Async", value);
    }

    // Both forms are told apart by the options alone, so that in one of them these and the arguments must be given.
    private void Lifted(string summary, bool isOrdered)
    {
        file.Gap();
        XmlDoc.Element(file, "summary", summary);
        XmlDoc.Element(file, "remarks", isOrdered
            ? "Takes values that may be known later, and waits for the resources that the options name."
            : "Takes values that may be known later; the answer depends on the resources that they come from.");
        var (parameter, value) = Parameter(Lifts, isOrdered);
        Documentation(parameter, isOrdered ? "Which provider to ask, and what to wait for." : "Which provider to ask, and how.");
        var options = isOrdered ? $"{file.Pulumi("InvokeOutputOptions")} options" : $"{file.Pulumi("InvokeOptions")}? options = null";
        file.Line($"public static {file.Pulumi("Output")}{Generic(Answer)} Invoke({parameter}{options})");
        Call(Method, value);
    }

    private void Documentation(string parameter, string options)
    {
        if (parameter.Length > 0)
        {
            XmlDoc.Element(file, "param name=\"args\"", "The arguments.");
        }
        XmlDoc.Element(file, "param name=\"options\"", options);
    }

    private (string Parameter, string Value) Parameter(string suffix, bool isRequired)
    {
        // Values that may be known later are only there where there are values at all.
        if (function.Inputs is not { } inputs || (inputs.IsEmpty && suffix == Lifts))
        {
            return ("", $"{CodeFile.GlobalPulumi(ArgumentsBase)}.Empty");
        }
        var type = _class + suffix;
        return ($"{type}{(IsOptional && !isRequired ? "? args = null" : " args")}, ", $"args ?? new {type}()");
    }

    private void Call(string method, string arguments) => file.Indented(() =>
        file.Line($"=> {CodeFile.GlobalPulumi("Deployment")}.Instance.{method}{Generic(Answer)}({Literals.Text(function.Token)}, "
            + $"{arguments}, {file.Utilities}.WithDefaults(options));"));

    private void Arguments()
    {
        if (function.Inputs is not { } inputs)
        {
            return;
        }
        file.Line();
        new InputClass(file, package, TypeForm.Plain) { BaseClass = ArgumentsBase }
            .Write(_class + Awaits, inputs, null, $"The arguments of <see cref=\"{_class}\"/>, known now.");
        if (function.LiftsArguments)
        {
            file.Line();
            new InputClass(file, package, TypeForm.Args) { BaseClass = ArgumentsBase }
                .Write(_class + Lifts, inputs, null, $"The arguments of <see cref=\"{_class}\"/>, which may be known later.");
        }
    }

    private static string Generic(string? type) => type is null ? "" : $"<{type}>";
}
