using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Validation;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <summary>Calls a function. It needs no configuration, and throws for nothing that its caller did.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments by the names of the parameters, wholly known.</param>
    public static FunctionAnswer Call(Function function, Value arguments)
    {
        var diagnostics = new DiagnosticList();
        new ArgumentCheck(diagnostics).Members(function.Fields, arguments);
        if (diagnostics.HasErrors)
        {
            return new(Value.Null, diagnostics);
        }

        try
        {
            var result = function.Compute(new(Coerce.To(function.Fields, arguments)));
            return new(Coerce.To([function.Result], Value.Object((function.Result.Name, result)))[function.Result.Name], diagnostics);
        }
        catch (FunctionFault fault)
        {
            diagnostics.Error($"Invalid {fault.Parameter.Name}", fault.Message, AttributePath.Of(fault.Parameter.Name));
            return new(Value.Null, diagnostics);
        }
    }
}

/// <summary>Says what a function computes.</summary>
/// <param name="Result">The result; null after an error.</param>
/// <param name="Diagnostics">What is wrong with the arguments, each at the path that begins with its parameter.</param>
public sealed record FunctionAnswer(Value Result, DiagnosticList Diagnostics);
