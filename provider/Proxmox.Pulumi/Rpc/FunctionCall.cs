using System.Collections.Immutable;
using Grpc.Core;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Values;
using Pulumirpc;
using ModelValue = Proxmox.Model.Values.Value;

namespace Proxmox.Pulumi.Rpc;

/// <summary>One call of a function: its arguments as the engine's values, and its answer.</summary>
internal sealed class FunctionCall
{
    private readonly string _token;
    private readonly PropertyMap _arguments;
    private readonly List<Problem> _problems = [];

    /// <summary>Reads the arguments.</summary>
    /// <param name="declaration">What is called.</param>
    /// <param name="properties">The fields that arguments may be of.</param>
    /// <param name="request">The call.</param>
    /// <param name="log">Where messages go.</param>
    public FunctionCall(Declaration declaration, ImmutableArray<Field> properties, InvokeRequest request, EngineLog log)
    {
        _token = request.Tok;
        _arguments = PropertyCodec.Read(request.Args);
        Properties = properties;
        Report = new(declaration, log, urn: "", SecretTexts.Of(_arguments));
        Config = new PropertyReader(_problems).Read(properties, _arguments);
    }

    /// <summary>The fields that arguments may be of.</summary>
    public ImmutableArray<Field> Properties { get; }

    /// <summary>The arguments.</summary>
    public ModelValue Config { get; }

    /// <summary>Says to the user what is to be said.</summary>
    public Report Report { get; }

    /// <summary>The answer as far as it is known.</summary>
    public InvokeResponse Answer { get; } = new();

    /// <summary>True when the arguments can be used; what is wrong with them is in the answer else.</summary>
    /// <param name="diagnostics">What was found wrong with their values.</param>
    /// <exception cref="RpcException">Some of them are not known, which an engine does not send.</exception>
    public bool IsSound(DiagnosticList diagnostics)
    {
        Answer.Failures.AddRange(Report.Failures(_problems, diagnostics));
        if (Answer.Failures.Count > 0)
        {
            return false;
        }

        return Config.IsWhollyKnown
            ? true
            : throw new RpcException(new(StatusCode.InvalidArgument, $"{_token} was called with arguments that are not known yet."));
    }

    /// <summary>Shows the warnings, and completes the answer with what was found, or with why nothing was.</summary>
    public async Task<InvokeResponse> EndAsync(DiagnosticList diagnostics, ImmutableArray<Field> results, ModelValue found)
    {
        await Report.WarnAsync(diagnostics);
        if (diagnostics.HasErrors)
        {
            Answer.Failures.AddRange(Report.Failures(diagnostics));
        }
        else
        {
            Answer.Return = PropertyCodec.Write(SecretMarks.LikeInputs(_arguments, PropertyWriter.Write(results, found)));
        }

        return Answer;
    }
}
