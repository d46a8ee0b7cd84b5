using System.Globalization;
using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using AttributePath = Proxmox.Model.Values.AttributePath;
using Function = Proxmox.Engine.Declarations.Function;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers with all functions; asked by hosts that look for one that the schema does not have.</summary>
    public override Task<GetFunctions.Types.Response> GetFunctions(GetFunctions.Types.Request request, ServerCallContext context)
    {
        var answer = new GetFunctions.Types.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            foreach (var function in Core.Catalog.Functions)
            {
                answer.Functions.Add(function.Name, SchemaBuilder.Of(function));
            }
        });
    }

    /// <summary>Calls a function. It needs neither a configuration nor PVE.</summary>
    public override Task<CallFunction.Types.Response> CallFunction(CallFunction.Types.Request request, ServerCallContext context)
    {
        var answer = new CallFunction.Types.Response();
        try
        {
            if (Core.Catalog.Function(request.Name) is not { } function)
            {
                answer.Error = new() { Text = $"The Proxmox VE provider has no function {request.Name}" };
            }
            else if (Refusal(function, request.Arguments.Count) is { } refusal)
            {
                answer.Error = new() { Text = refusal };
            }
            else
            {
                Call(function, request.Arguments, answer);
            }
        }
        catch (NotFiniteException)
        {
            answer.Error = new() { Text = "A number is infinite: mend the expression that it is computed with" };
        }
        catch (Exception e)
        {
            // There are no diagnostics here, and a status of the transport would tell the user nothing.
            answer.Error = new() { Text = $"The Proxmox VE provider has a bug, please report it: {Unforeseen.Describe(e)}: {e.Message}" };
        }

        return Task.FromResult(answer);
    }

    private static string? Refusal(Function function, int count)
    {
        var least = function.Fields.Count(field => field.Presence == Presence.Required);
        return count >= least && count <= function.Fields.Length ? null
            : $"{function.Name} takes {string.Join(", ", function.Fields.Select(field => field.Name))}"
                + $"{(least < function.Fields.Length ? $", of which {function.Fields[^1].Name} may be left out" : "")}, but was given "
                + $"{count.ToString(CultureInfo.InvariantCulture)} arguments";
    }

    private static void Call(Function function, IReadOnlyList<DynamicValue> given, CallFunction.Types.Response answer)
    {
        var result = CtyType.Of(function.Result.Type);
        var arguments = Value.Object(function.Fields.Zip(given, (field, argument) =>
            KeyValuePair.Create(field.Name, DynamicValueCodec.Read(argument, SchemaBuilder.ParameterType(field)))).ToList());
        if (!arguments.IsWhollyKnown)
        {
            answer.Result = DynamicValueCodec.Write(Value.Unknown, result);
            return;
        }

        var computed = Engine.Provider.Call(function, arguments);
        if (computed.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error) is { } error)
        {
            // The host writes the period behind the text.
            answer.Error = new() { Text = error.Detail.TrimEnd('.') };
            if (error.Path?.Steps is [AttributePath.Step.Attribute first, ..])
            {
                answer.Error.FunctionArgument = function.Fields.Index().First(field => field.Item.Name == first.Name).Index;
            }
        }
        else
        {
            answer.Result = DynamicValueCodec.Write(computed.Result, result);
        }
    }
}
