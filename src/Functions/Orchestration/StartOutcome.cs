namespace SmartMoney.Functions.Orchestration;

/// <summary>What became of the wish to start a run.</summary>
public enum StartOutcome
{
    /// <summary>It was started.</summary>
    Started,

    /// <summary>It goes on already.</summary>
    Lives,

    /// <summary>It is done already, and its dataset is there.</summary>
    Done,
}
